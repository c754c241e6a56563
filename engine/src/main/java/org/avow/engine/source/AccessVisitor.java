package org.avow.engine.source;

import java.util.List;
import java.util.Map;
import org.avow.engine.value.Value;

/** What stands before the time in a line of an access log: {@code [host] client identity user}. */
final class AccessVisitor {
  private AccessVisitor() {}

  /**
   * Reads it; false if it is something else. nginx writes no identity but always {@code -}, and
   * leaves an empty user out.
   */
  static boolean read(String head, Map<String, Value> entries) {
    // A list of forwarded addresses is one client.
    List<String> fields = List.of(head.strip().replace(", ", ",").split(" +"));
    int dash = fields.indexOf("-");
    boolean host = (dash == 2 && fields.size() > 3) || (dash != 1 && fields.size() == 4);
    int client = host ? 1 : 0;
    if (fields.size() < client + 2 || fields.get(client).isEmpty()) {
      return false;
    }
    boolean plain = dash == client + 1 || fields.size() <= client + 3;
    if (host) {
      host(fields.get(0), entries);
    }
    entries.put("client", new Value.Text(fields.get(client)));
    text("identity", fields.get(client + 1), entries);
    text("user", String.join(" ", fields.subList(client + 2, fields.size())), entries);
    return plain;
  }

  private static void host(String host, Map<String, Value> entries) {
    int colon = host.lastIndexOf(':');
    boolean port = colon > 0 && host.substring(colon + 1).matches("\\d{1,5}");
    entries.put("host", new Value.Text(port ? host.substring(0, colon) : host));
    if (port) {
      entries.put("port", Numbers.integer(host.substring(colon + 1)));
    }
  }

  private static void text(String name, String value, Map<String, Value> entries) {
    boolean absent = value.isEmpty() || value.equals("-");
    entries.put(name, absent ? Value.Absent.ABSENT : new Value.Text(value));
  }
}
