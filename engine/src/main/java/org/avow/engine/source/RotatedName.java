package org.avow.engine.source;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.avow.engine.fact.Place;

/**
 * The name of a log file as rotation makes it: {@code access.log}, {@code access.log.1}, {@code
 * access.log.2.gz}, {@code access.log-20141201}. Immutable.
 *
 * @param stem the name without what rotation and packing put behind it
 * @param date behind the stem, as digits; empty if there is none
 * @param number behind the stem: the greater, the older; 0 for the file that is written
 */
public record RotatedName(String stem, String date, int number) implements Comparable<RotatedName> {
  private static final Pattern PACKED = Pattern.compile("(.+)\\.(?i:gz|gzip|zst|zstd)");
  private static final Pattern NUMBERED = Pattern.compile("(.+\\D)\\.(\\d{1,3})");
  private static final Pattern DATED =
      Pattern.compile(
          "(.+\\D)[-._]((?:19|20)\\d\\d-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\\d|3[01])"
              + "(?:[-_.T]?\\d{2,6}|-\\d{10})?)");

  /** The parts of a name, or of a path that ends in one. */
  public static RotatedName of(String name) {
    if (isPlain(name)) {
      return new RotatedName(name, "", 0);
    }
    Matcher packed = PACKED.matcher(name);
    String plain = packed.matches() ? packed.group(1) : name;
    Matcher numbered = NUMBERED.matcher(plain);
    if (numbered.matches()) {
      return new RotatedName(numbered.group(1), "", Integer.parseInt(numbered.group(2)) + 1);
    }
    Matcher dated = DATED.matcher(plain);
    return dated.matches()
        ? new RotatedName(dated.group(1), dated.group(2).replaceAll("\\D", ""), 0)
        : new RotatedName(plain, "", 0);
  }

  /** Whether the last character tells that nothing was put behind the name. */
  private static boolean isPlain(String name) {
    char last = name.isEmpty() ? '.' : name.charAt(name.length() - 1);
    return "0123456789zZpPtTdD".indexOf(last) < 0;
  }

  /** Whether two paths name logs of one rotated set, which follow one another. */
  public static boolean areOneSet(String first, String second) {
    RotatedName one = of(first);
    RotatedName other = of(second);
    return one.stem.equals(other.stem) && (one.isOld() || other.isOld());
  }

  /** Whether this is a file that was put away. */
  boolean isOld() {
    return number > 0 || !date.isEmpty();
  }

  /** By stem; of one stem the oldest first, and the file that is written last. */
  @Override
  public int compareTo(RotatedName other) {
    int stems = Place.compareUtf8(stem, other.stem);
    if (stems != 0 || isOld() != other.isOld()) {
      return stems != 0 ? stems : isOld() ? -1 : 1;
    }
    if (date.isEmpty() != other.date.isEmpty()) {
      return date.isEmpty() ? 1 : -1;
    }
    int dates = date.compareTo(other.date);
    return dates != 0 ? dates : Integer.compare(other.number, number);
  }
}
