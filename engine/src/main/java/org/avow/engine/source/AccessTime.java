package org.avow.engine.source;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.avow.engine.value.Timestamps;

/** The time of a line in an access log: {@code 10/Oct/2000:13:55:36 -0700}, or ISO 8601. */
final class AccessTime {
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
  private static final Pattern COMMON =
      Pattern.compile(
          "(\\d\\d)/([A-Z][a-z][a-z])/(\\d{4}):(\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?)"
              + " ([+-]\\d\\d):?(\\d\\d)");

  private AccessTime() {}

  /** The instant in ISO 8601 with its offset; empty if the text is none. */
  static Optional<String> iso(String text) {
    Matcher common = COMMON.matcher(text);
    if (!common.matches()) {
      return Optional.of(text).filter(t -> t.indexOf('T') == 10 && isInstant(t));
    }
    int month = MONTHS.indexOf(common.group(2)) + 1;
    String iso =
        common.group(3)
            + (month < 10 ? "-0" : "-")
            + month
            + "-"
            + common.group(1)
            + "T"
            + common.group(4).replace(',', '.')
            + common.group(5)
            + ":"
            + common.group(6);
    return Optional.of(iso).filter(AccessTime::isInstant);
  }

  private static boolean isInstant(String text) {
    return Timestamps.parse(text).isPresent();
  }
}
