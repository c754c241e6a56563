package org.avow.engine.verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.avow.engine.policy.Waiver;

/**
 * A waiver, and what became of it. Immutable.
 *
 * @param matched how many failed or inconclusive findings it is about, whatever its state
 * @param problems why it does not do what it should, or does more; in order
 */
public record WaiverVerdict(Waiver waiver, State state, long matched, List<Problem> problems) {
  public WaiverVerdict {
    problems = List.copyOf(problems);
  }

  /** The named parts of its key as they are compared; a personal value as what stands for it. */
  public Map<String, String> key() {
    Map<String, String> parts = new LinkedHashMap<>();
    waiver.key().forEach((name, part) -> parts.put(name, text(part)));
    return parts;
  }

  static String text(Waiver.Part part) {
    return part instanceof Waiver.Hidden hidden
        ? hidden.token()
        : ShownValues.text(((Waiver.Plain) part).value()).orElse("");
  }

  /** Whether a waiver counts at the as-of instant (semantics 6.6). */
  public enum State {
    ACTIVE,
    EXPIRED,
    NOT_YET_VALID,
    INVALID;

    /** As written in verdicts. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is wrong with a waiver. */
  public enum Problem {
    /** Fewer people other than the requester approved it than the profile asks for. */
    TOO_FEW_APPROVERS,
    /** It names a personal value, and the verdict was reached without an operator's key. */
    NO_OPERATOR_KEY,
    /** It names a personal value under another key. */
    OTHER_OPERATOR_KEY,
    /** The profile heeds no waivers. */
    NOT_HONOURED,
    /** It is active, and no finding is left that it is about. */
    UNMATCHED,
    /** It covers, or would cover, more than the one thing that somebody looked at. */
    OVER_BROAD,
    /** Everything it is about is waived by others. */
    REDUNDANT;

    /** As written in verdicts. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
