# frozen_string_literal: true

module Opswright
  # Objects merge, scalars and arrays replace.
  module DeepMerge
    module_function

    def merge(under, over)
      under.merge(over) do |_key, below, above|
        below.is_a?(Hash) && above.is_a?(Hash) ? merge(below, above) : above
      end
    end
  end
end
