module OpsworksApp
  # A repository's address apart from the credentials that an http(s) URL may carry: it can be logged,
  # kept in .git/config and given to a command.
  class Address
    attr_reader :url, :user, :password

    def initialize(scm)
      match = %r{\A(https?://)(?:([^/@:]*)(?::([^/@]*))?@)?(.*)\z}i.match(scm['repository'].to_s)
      @url = match ? "#{match[1]}#{match[4]}" : scm['repository'].to_s
      @user = given(scm['user']) || decoded(match && match[2])
      @password = given(scm['password']) || decoded(match && match[3])
      raise Failure, 'The app source names no repository URL.' if @url.empty?
    end

    private

    def given(text)
      text unless text.to_s.empty?
    end

    def decoded(text)
      URI.decode_www_form_component(text.gsub('+', '%2B')) unless text.to_s.empty?
    end
  end
end
