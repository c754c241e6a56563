package org.avow.engine.diagnostic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.avow.engine.text.Order;

/** Finds the name that somebody may have meant. */
public final class Suggestion {
  private static final int LISTED = 12;
  private static final int LONGEST = 80;

  private Suggestion() {}

  /**
   * The nearest of the known names, if it is near enough: at most a third of its letters differ
   * (insertions, deletions, changes, and swaps of neighbours). Of equally near names the first in
   * alphabetical order.
   */
  public static Optional<String> nearest(String name, Collection<String> known) {
    if (name.length() > LONGEST) {
      return Optional.empty();
    }
    String wanted = fold(name);
    return known.stream()
        .filter(candidate -> distance(wanted, fold(candidate)) <= bound(wanted, candidate))
        .min(
            Order.of(
                Order.by((String candidate) -> distance(wanted, fold(candidate))),
                Order.by((String candidate) -> candidate)));
  }

  /**
   * Help for an unknown name: the nearest one, else the list of those that are known.
   *
   * @param what what the names stand for, in the plural: {@code fields of `consent`}
   */
  public static String help(String name, Collection<String> known, String what) {
    return nearest(name, known)
        .map(near -> "did you mean `" + near + "`?")
        .orElseGet(() -> list(known, what));
  }

  private static String list(Collection<String> known, String what) {
    if (known.isEmpty()) {
      return "there are no " + what;
    }
    List<String> shown = new ArrayList<>();
    known.stream().distinct().limit(LISTED).forEach(name -> shown.add("`" + name + "`"));
    long more = known.stream().distinct().count() - shown.size();
    return what + " are " + String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
  }

  private static int bound(String wanted, String candidate) {
    int length = Math.max(wanted.length(), candidate.length());
    return length < 3 ? 1 : Math.max(1, length / 3);
  }

  /** Optimal string alignment distance. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : step(a, b, d, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(String a, String b, int[][] d, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
