package org.avow.engine.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.value.Value;

/**
 * One line of an access log: {@code [host] client identity user [time] "request" status bytes
 * ["referer" "agent" …]}. A {@code -} is absent; text stays as the server wrote it, escapes
 * included. Mutable, for one line.
 */
final class AccessLine {
  private static final String BREAKS_OFF = "the line breaks off";

  private final String line;
  private final boolean last;
  private final int usual;
  private final Map<String, Value> entries = new LinkedHashMap<>();
  private int position;
  private int fields;
  private boolean open;
  private String defect = "";

  /**
   * @param last whether no line end follows, so that the line may not be complete
   * @param usual how many fields the line before it had
   */
  AccessLine(String line, boolean last, int usual) {
    this.line = line.stripTrailing();
    this.last = last;
    this.usual = usual;
  }

  /** Reads the line; what comes out counts only if there is no {@link #defect()}. */
  Value.Tree read() {
    if (visitor() && request()) {
      status();
      referer();
      rest();
      if (last && fields < usual) {
        defect("the last line breaks off: it has fewer fields than the one before");
      }
    }
    return new Value.Tree(entries);
  }

  /** Why the line cannot be read; empty if it can. */
  String defect() {
    return defect;
  }

  /** How many fields follow the request. */
  int fields() {
    return fields;
  }

  /** All before the request: a user's name may hold blanks and brackets. */
  private boolean visitor() {
    for (int i = line.indexOf(" ["); i >= 0; i = line.indexOf(" [", i + 1)) {
      int end = line.indexOf(']', i);
      Optional<String> time =
          end < 0 ? Optional.empty() : AccessTime.iso(line.substring(i + 2, end));
      if (time.isPresent()) {
        if (AccessVisitor.read(line.substring(0, i), entries)) {
          entries.put("at", new Value.Text(time.get()));
          position = end + 1;
          return true;
        }
        break;
      }
    }
    defect("not a line of an access log: `client identity user [time] \"request\" status bytes`");
    return false;
  }

  private boolean request() {
    if (position >= line.length()) {
      return defect(BREAKS_OFF + " before the request");
    }
    if (!line.startsWith(" \"", position)) {
      return defect("there is no request in quotes behind the time");
    }
    String request = next();
    if (open) {
      return defect(BREAKS_OFF + " inside quotes");
    }
    fields = 0;
    put("request", request);
    AccessRequest.read(request, entries);
    return true;
  }

  private void status() {
    number("status");
    if (defect.isEmpty()) {
      number("bytes");
    }
  }

  private void number(String name) {
    if (position >= line.length()) {
      defect(BREAKS_OFF + " before the field `" + name + "`");
      return;
    }
    String digits = next();
    boolean number = !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!number && !digits.equals("-")) {
      defect("the field `" + name + "` is not a number");
    } else if (last && position >= line.length()) {
      entries.put(
          name, Value.Unknown.ofEvidence("no line end follows, so more digits may be missing"));
    } else {
      entries.put(name, number ? Numbers.integer(digits) : Value.Absent.ABSENT);
    }
  }

  /** Both or none: a line with one of them is cut off behind it. */
  private void referer() {
    if (!defect.isEmpty() || !line.startsWith(" \"", position)) {
      return;
    }
    String referer = next();
    if (!open && position >= line.length()) {
      defect(BREAKS_OFF + " before the user agent");
    } else if (!open) {
      put("referer", referer);
      put("agent", next());
    }
  }

  /** Fields that a server's own format adds. */
  private void rest() {
    List<Value> extra = new ArrayList<>();
    while (defect.isEmpty() && !open && position < line.length()) {
      String field = next();
      extra.add(field.equals("-") ? Value.Absent.ABSENT : new Value.Text(field));
    }
    if (open) {
      defect(BREAKS_OFF + " inside quotes");
    }
    if (!extra.isEmpty()) {
      entries.put("extra", new Value.Items(extra));
    }
  }

  private void put(String name, String text) {
    entries.put(name, text.equals("-") ? Value.Absent.ABSENT : new Value.Text(text));
  }

  /** The next field, in quotes or not; the position is at a blank before it. */
  private String next() {
    while (position < line.length() && line.charAt(position) == ' ') {
      position++;
    }
    fields++;
    return position < line.length() && line.charAt(position) == '"' ? quoted() : bare();
  }

  private String bare() {
    int end = line.indexOf(' ', position);
    String field = line.substring(position, end < 0 ? line.length() : end);
    position = end < 0 ? line.length() : end;
    return field;
  }

  /** A quote ends the field only before a blank or the end: some servers do not escape it. */
  private String quoted() {
    int start = position + 1;
    for (int i = start; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"' && (i + 1 == line.length() || line.charAt(i + 1) == ' ')) {
        position = i + 1;
        return line.substring(start, i);
      }
    }
    open = true;
    position = line.length();
    return line.substring(start);
  }

  private boolean defect(String reason) {
    defect = defect.isEmpty() ? reason : defect;
    return false;
  }
}
