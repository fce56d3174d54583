module OpsworksApp
  # Where an app's code comes from. A source has `fetch(into)`, which fills a directory that does not exist
  # yet and answers the revision it holds. What it needs on the machine is in node['opsworks_app']['source_packages'].
  module Sources
    # By the API's name of the source type; looked up by name because libraries load in the order of the alphabet.
    KINDS = { 'git' => :GitSource, 'svn' => :SubversionSource, 'archive' => :ArchiveSource, 's3' => :S3Source }.freeze

    module_function

    def known?(scm)
      KINDS.key?(scm['scm_type'])
    end

    # @param seconds how long a server that does not answer is waited for
    def for(scm, owner, **seconds)
      address = Address.new(scm)
      shell = Shell.new(**owner, secrets: [*address.secrets, scm['ssh_key']])
      PatientSource.new(kind(scm).new(scm, address, shell), **seconds)
    end

    def kind(scm)
      name = KINDS.fetch(scm['scm_type']) { raise Failure, "There is no app source of the type #{scm['scm_type'].inspect}." }
      OpsworksApp.const_get(name)
    end
  end
end
