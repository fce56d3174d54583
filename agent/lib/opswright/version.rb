# frozen_string_literal: true

module Opswright
  VERSION = '1.0.0'
end
