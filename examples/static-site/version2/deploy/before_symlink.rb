# A release with a link that leads nowhere never serves.
pages = ::Dir.glob(::File.join(release_path, '*.html'))
missing = pages.flat_map { |page| ::File.read(page).scan(/href="([^"]+)"/).flatten }.reject { |link| ::File.exist?(::File.join(release_path, link)) }
raise "The pages link to #{missing.join(', ')}, which is not there." unless missing.empty?
