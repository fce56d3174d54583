<%@ page contentType="text/plain; charset=UTF-8" import="java.net.InetAddress,java.sql.*,javax.naming.*,javax.sql.DataSource" %><%!
  /** Writes a visit into the database and counts them all. */
  private int visit() throws NamingException, SQLException {
    DataSource database = (DataSource) new InitialContext().lookup("java:comp/env/jdbc/visits");
    try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS visits (at TIMESTAMP DEFAULT CURRENT_TIMESTAMP)");
      statement.execute("INSERT INTO visits VALUES ()");
      ResultSet visits = statement.executeQuery("SELECT COUNT(*) FROM visits");
      visits.next();
      return visits.getInt(1);
    }
  }
%>Visits, version 2
Served by <%= InetAddress.getLocalHost().getHostName() %> with Java <%= System.getProperty("java.specification.version") %>.
Visit <%= visit() %>
