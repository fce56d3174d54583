# Which systems the built-in recipes know. What differs between the two families is in the cookbooks' attributes.
module OpsworksPlatform
  KNOWN = 'Debian, Ubuntu and Amazon Linux 2023'.freeze
  # The first release of Amazon Linux that comes with dnf and today's packages.
  AMAZON_SINCE = 2023

  module_function

  # @raise RuntimeError with a sentence, on a system that the recipes of `what` are not written for
  def demand(node, what)
    return if known?(node)

    raise "The built-in recipes set up #{what} on #{KNOWN}, not on #{node['platform']} #{node['platform_version']}."
  end

  # For what a family has no packages of. @raise RuntimeError with a sentence that says what to do instead
  def absent(node, what, cure)
    raise "#{node['platform'].capitalize} #{node['platform_version']} has no package of #{what}: #{cure}"
  end

  def known?(node)
    case node['platform_family']
    when 'debian' then true
    # 2023.6 and 2023 are one release; a date such as 2018.03 is a release of the time before
    when 'amazon' then node['platform_version'].to_i >= AMAZON_SINCE
    else false
    end
  end
end
