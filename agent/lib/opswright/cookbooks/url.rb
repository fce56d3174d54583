# frozen_string_literal: true

module Opswright
  class Cookbooks
    # URLs as they may be shown.
    module Url
      USER_INFO = %r{(?<=://)[^/\s]*@}.freeze
      QUERY = /\?\S*/.freeze

      module_function

      # Without a user's name and password, and without a query, which may be a signature.
      def public(url)
        url.gsub(USER_INFO, '').sub(QUERY, '')
      end

      def scrub(text, secrets)
        text.gsub(USER_INFO, '').gsub(Regexp.union(secrets), '*****')
      end
    end
  end
end
