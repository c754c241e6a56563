package org.avow.cli;

import java.util.Locale;

/**
 * What a person waiting is told, on one line. Immutable.
 *
 * @param read bytes of evidence that were read
 * @param total bytes that there are; 0 if that is not known
 * @param files files that were opened
 * @param done whether all of them were read to their ends
 * @param facts that were judged while they passed by; 0 if that is not known
 * @param findings so far
 * @param elapsed nanoseconds since the start
 * @param reading nanoseconds since the first file was opened
 */
record ProgressLine(
    long read,
    long total,
    long files,
    boolean done,
    long facts,
    long findings,
    long elapsed,
    long reading) {
  private static final long SECOND = 1_000_000_000L;
  private static final long LEAST_SHARE = 50;
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};
  private static final String[] THOUSANDS = {"", "k ", "M ", "G ", "T "};

  /** The line, cut to the width of the terminal. */
  String text(int width) {
    if (files == 0) {
      return cut("checking the policies, " + time(elapsed), width);
    }
    StringBuilder line = new StringBuilder();
    line.append(done ? "judging " : "reading ").append(bytes(read));
    if (total > 0 && !done) {
      line.append(facts > 0 ? "" : " of " + bytes(Math.max(read, total)));
      line.append(", ").append(Math.min(100, read * 100 / total)).append(" %");
    }
    if (facts > 0) {
      line.append(", ").append(scaled(facts, THOUSANDS)).append(facts == 1 ? "fact" : "facts");
      line.append(", ").append(scaled(findings, THOUSANDS));
      line.append(findings == 1 ? "finding" : "findings");
    } else {
      line.append(" in ").append(files).append(files == 1 ? " file" : " files");
    }
    line.append(", ").append(time(elapsed));
    long left = left();
    if (left >= SECOND) {
      line.append(", about ").append(time(left)).append(" left to read");
    }
    return cut(line.toString(), width);
  }

  private static String cut(String line, int width) {
    return line.length() <= width ? line : line.substring(0, Math.max(0, width));
  }

  /** Nanoseconds until all is read at the pace so far; 0 if nobody can tell yet. */
  private long left() {
    if (done || total <= 0 || read >= total || read < total / LEAST_SHARE || read == 0) {
      return 0;
    }
    return (long) ((double) reading / read * (total - read));
  }

  private static String time(long nanos) {
    long seconds = nanos / SECOND;
    return seconds < 60
        ? seconds + " s"
        : seconds / 60 + " min " + String.format(Locale.ROOT, "%02d", seconds % 60) + " s";
  }

  private static String bytes(long bytes) {
    return scaled(bytes, UNITS);
  }

  private static String scaled(long count, String[] units) {
    double number = count;
    int unit = 0;
    while (number >= 1000 && unit < units.length - 1) {
      number /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", number, units[unit]);
  }
}
