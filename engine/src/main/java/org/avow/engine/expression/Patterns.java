package org.avow.engine.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Matcher;

/** What patterns may look like (semantics 8.2). */
final class Patterns {
  /** The size to which the repetitions of a pattern may expand. */
  static final int MAX_SIZE = 2_000;

  private static final java.util.regex.Pattern REPETITION =
      java.util.regex.Pattern.compile("\\{(\\d{1,9})(?:(,)(\\d{0,9}))?\\}");

  private Patterns() {}

  /** What is wrong with a pattern; empty if nothing is. */
  static Optional<String> problem(String pattern) {
    if (pattern.length() > MAX_SIZE || size(pattern) > MAX_SIZE) {
      return Optional.of("the pattern is too large once its repetitions are written out");
    }
    try {
      Pattern.compile(pattern);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of("the pattern cannot be read: " + e.getDescription());
    }
  }

  /** Whether the pattern says what stands at both ends of the string. */
  static boolean isAnchored(String pattern) {
    boolean start =
        pattern.startsWith("^") || pattern.startsWith("\\A") || pattern.startsWith(".*");
    boolean end =
        pattern.endsWith(".*")
            || pattern.endsWith("\\z")
            || (pattern.endsWith("$") && !pattern.endsWith("\\$"));
    return start && end;
  }

  /** Whether {@code |} stands outside of all groups, so that anchors hold for one side only. */
  static boolean hasOpenAlternative(String pattern) {
    int depth = 0;
    for (int at = 0; at < pattern.length(); at = atomEnd(pattern, at)) {
      char c = pattern.charAt(at);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == '|' && depth == 0) {
        return true;
      }
    }
    return false;
  }

  /** About how many atoms the pattern has when counted repetitions are written out. */
  private static long size(String pattern) {
    Deque<Long> open = new ArrayDeque<>();
    long total = 0;
    long last = 0;
    int at = 0;
    while (at < pattern.length() && total <= Integer.MAX_VALUE) {
      char c = pattern.charAt(at);
      Matcher repetition = REPETITION.matcher(pattern).region(at, pattern.length());
      if (c == '(') {
        open.push(total);
        total = 0;
        last = 0;
        at++;
      } else if (c == ')' && !open.isEmpty()) {
        last = total + 1;
        total = open.pop() + last;
        at++;
      } else if (c == '{' && repetition.lookingAt()) {
        long more = last * (Math.max(1, times(repetition)) - 1);
        last += more;
        total += more;
        at = repetition.end();
      } else {
        last = "?*+|".indexOf(c) >= 0 ? last : 1;
        total += "?*+|".indexOf(c) >= 0 ? 0 : 1;
        at = atomEnd(pattern, at);
      }
    }
    return total;
  }

  private static long times(Matcher repetition) {
    long least = Long.parseLong(repetition.group(1));
    String most = repetition.group(3);
    return most == null || most.isEmpty() ? least : Math.max(least, Long.parseLong(most));
  }

  /** Where the atom that starts here ends: an escape, a class of characters, or one unit. */
  private static int atomEnd(String pattern, int start) {
    char c = pattern.charAt(start);
    if (c == '\\') {
      return Math.min(pattern.length(), start + 2);
    }
    if (c != '[') {
      return start + 1;
    }
    int at = start + 1;
    at += pattern.startsWith("^", at) ? 1 : 0;
    at += pattern.startsWith("]", at) ? 1 : 0;
    while (at < pattern.length() && pattern.charAt(at) != ']') {
      at += pattern.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(pattern.length(), at + 1);
  }
}
