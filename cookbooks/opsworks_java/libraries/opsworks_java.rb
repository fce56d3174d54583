# Where an app is within Tomcat.
module OpsworksJava
  module_function

  # The app with the short name root is the one at the server's root.
  def context(name)
    name == 'root' ? 'ROOT' : name
  end

  def path(name)
    name == 'root' ? '/' : "/#{name}/"
  end

  # Which path of the site leads where in Tomcat. An app with domains of its own is at their root too.
  def proxy(name, app, port)
    tomcat = "http://localhost:#{port}"
    own = app['domains'] != [name]
    { path(name) => "#{tomcat}#{path(name)}", '/' => own ? "#{tomcat}#{path(name)}" : "#{tomcat}/" }
  end

  # The jar that connects to a type of database. @raise RuntimeError with a sentence where nobody says which
  def demand_driver(node, type)
    return if node['opsworks_java']['connectors'][type]['jar']

    said = %({"opsworks_java": {"connectors": {"#{type}": {"jar": "/path/to/driver.jar"}}}})
    OpsworksPlatform.absent(node, "the JDBC driver for #{type}", "bring its jar with a recipe of yours and name it in custom JSON, #{said}.")
  end

  # Text as an attribute of XML.
  def attribute(text)
    text.to_s.encode(xml: :attr)
  end

  # What is wrong with a release that is to be a web app, nil when nothing is.
  def problem(release)
    return if File.directory?(File.join(release, 'WEB-INF')) || Dir.glob(File.join(release, '*.{jsp,jspx,html}')).any?

    war = Dir.glob(File.join(release, '*.war')).first
    return "it has #{File.basename(war)} packed: a WAR is unpacked when the source itself is that archive (type archive or s3)." if war

    'it has neither WEB-INF nor a page at its root.'
  end
end
