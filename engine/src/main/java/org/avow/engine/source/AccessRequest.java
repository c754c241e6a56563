package org.avow.engine.source;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.avow.engine.value.Value;

/**
 * A request line (RFC 9112, section 3) in an access log. What is none, such as the first bytes of
 * TLS on a port for plain HTTP, has no method, target or protocol; HTTP/0.9 has no protocol.
 */
final class AccessRequest {
  private static final Pattern LINE =
      Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+) (\\S.*?)(?: (HTTP/\\d(?:\\.\\d)?))?");

  private AccessRequest() {}

  /** Adds the parts of a request line. */
  static void read(String request, Map<String, Value> entries) {
    Matcher line = LINE.matcher(request);
    if (!line.matches() || (line.group(3) == null && !line.group(2).startsWith("/"))) {
      return;
    }
    String target = line.group(2);
    entries.put("method", new Value.Text(line.group(1)));
    entries.put("target", new Value.Text(target));
    if (line.group(3) != null) {
      entries.put("protocol", new Value.Text(line.group(3)));
    }
    int start = path(target);
    if (start >= 0) {
      int query = target.indexOf('?', start);
      String path = target.substring(start, query < 0 ? target.length() : query);
      entries.put("path", new Value.Text(path));
      if (query >= 0) {
        entries.put("query", new Value.Text(target.substring(query + 1)));
      }
    }
  }

  /** Where the path starts; -1 if there is none, as in {@code CONNECT host:443}. */
  private static int path(String target) {
    int scheme = target.indexOf("://");
    return target.startsWith("/") ? 0 : scheme < 0 ? -1 : target.indexOf('/', scheme + 3);
  }
}
