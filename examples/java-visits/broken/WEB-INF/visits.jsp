<%@ page contentType="text/plain; charset=UTF-8" import="java.net.InetAddress" %>Visits, version 3
Served by <%= InetAddress.getLocalHost().getHostName() %> with Java <%= System.getProperty("java.specification.version") %>.
