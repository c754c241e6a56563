package org.avow.engine.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Question;
import org.avow.engine.policy.Waiver;
import org.avow.engine.policy.WaiverTerms;

/**
 * Holds waivers against the findings of one verdict (semantics 6.6). Findings are told by what is
 * shown of their keys, so that a personal value is known by its HMAC alone. Mutable, for one
 * thread.
 */
final class WaiverMatching {
  private final Question question;
  private final Exemptions exemptions;
  private final Map<String, List<Held>> byRule = new HashMap<>();
  private final List<Held> all = new ArrayList<>();

  WaiverMatching(Exemptions exemptions, Question question) {
    this.exemptions = exemptions;
    this.question = question;
    for (Waiver waiver : exemptions.waivers().entries()) {
      Held held = new Held(waiver, obstacles(waiver), state(waiver));
      all.add(held);
      byRule.computeIfAbsent(waiver.rule(), rule -> new ArrayList<>()).add(held);
    }
  }

  /** A waiver while findings pass by. Mutable. */
  private static final class Held {
    private final Waiver waiver;
    private final Map<String, String> parts = new LinkedHashMap<>();
    private final List<WaiverVerdict.Problem> obstacles;
    private final WaiverVerdict.State state;
    private long matched;
    private long marked;

    Held(Waiver waiver, List<WaiverVerdict.Problem> obstacles, WaiverVerdict.State state) {
      this.waiver = waiver;
      this.obstacles = obstacles;
      this.state = state;
      waiver.key().forEach((name, part) -> parts.put(name, WaiverVerdict.text(part)));
    }

    boolean matches(FindingEntry.Subject subject) {
      return switch (waiver.scope()) {
        case ANY -> true;
        case RULE -> subject.key().isEmpty();
        case KEY, PART -> matchesParts(subject);
      };
    }

    private boolean matchesParts(FindingEntry.Subject subject) {
      return parts.entrySet().stream()
          .allMatch(
              part ->
                  subject.key().stream()
                      .filter(value -> value.expression().equals(part.getKey()))
                      .filter(value -> value.text().isPresent())
                      .anyMatch(value -> told(value).equals(part.getValue())));
    }

    /** The value, or the token at the end of what stands for it. */
    private static String told(ShownValue value) {
      String text = value.text().orElse("");
      return value.masked() ? text.substring(text.lastIndexOf(' ') + 1) : text;
    }
  }

  private WaiverTerms terms() {
    return question.profile().waivers();
  }

  /** What keeps a waiver from ever counting under this question. */
  private List<WaiverVerdict.Problem> obstacles(Waiver waiver) {
    List<WaiverVerdict.Problem> problems = new ArrayList<>();
    if (waiver.approvals().size() < terms().approvers()) {
      problems.add(WaiverVerdict.Problem.TOO_FEW_APPROVERS);
    }
    Optional<String> keyId = exemptions.key().map(OperatorKey::id);
    for (Waiver.Part part : waiver.key().values()) {
      if (part instanceof Waiver.Hidden hidden && !keyId.equals(Optional.of(hidden.keyId()))) {
        WaiverVerdict.Problem problem =
            keyId.isEmpty()
                ? WaiverVerdict.Problem.NO_OPERATOR_KEY
                : WaiverVerdict.Problem.OTHER_OPERATOR_KEY;
        if (!problems.contains(problem)) {
          problems.add(problem);
        }
      }
    }
    return problems;
  }

  private WaiverVerdict.State state(Waiver waiver) {
    if (waiver.expiry() <= question.asOf()) {
      return WaiverVerdict.State.EXPIRED;
    }
    if (!obstacles(waiver).isEmpty()) {
      return WaiverVerdict.State.INVALID;
    }
    boolean begun =
        waiver.start() < question.asOf()
            && waiver.approvals().stream().allMatch(a -> a.at().latest() < question.asOf());
    return begun ? WaiverVerdict.State.ACTIVE : WaiverVerdict.State.NOT_YET_VALID;
  }

  /** Whether any waiver may be about findings of a rule. */
  boolean concern(RuleName rule) {
    return byRule.containsKey(key(rule));
  }

  private static String key(RuleName rule) {
    return rule.policy() + "/" + rule.rule();
  }

  /** The finding, marked with the first active waiver that is about it. */
  FindingEntry mark(RuleName rule, FindingEntry finding) {
    boolean blocking =
        finding.outcome() == Outcome.FAIL || finding.outcome() == Outcome.INCONCLUSIVE;
    List<Held> candidates = byRule.getOrDefault(key(rule), List.of());
    if (!blocking || candidates.isEmpty()) {
      return finding;
    }
    FindingEntry result = finding;
    for (Held held : candidates) {
      if (held.matches(finding.subject())) {
        held.matched++;
        boolean counts = terms().honoured() && held.state == WaiverVerdict.State.ACTIVE;
        if (counts && result.waived().isEmpty()) {
          held.marked++;
          result = finding.waivedBy(held.waiver.id());
        }
      }
    }
    return result;
  }

  /**
   * What became of each waiver, when all findings have passed by.
   *
   * @param asked the rules that the question selects, as {@code policy/rule}
   */
  List<WaiverVerdict> verdicts(Set<String> asked) {
    return all.stream().map(held -> verdict(held, asked.contains(held.waiver.rule()))).toList();
  }

  private WaiverVerdict verdict(Held held, boolean asked) {
    Set<WaiverVerdict.Problem> problems = new LinkedHashSet<>(held.obstacles);
    boolean active = held.state == WaiverVerdict.State.ACTIVE;
    if (!terms().honoured()) {
      problems.add(WaiverVerdict.Problem.NOT_HONOURED);
    }
    if (active && asked && held.matched == 0) {
      problems.add(WaiverVerdict.Problem.UNMATCHED);
    }
    if (broad(held)) {
      problems.add(WaiverVerdict.Problem.OVER_BROAD);
    }
    if (active && terms().honoured() && held.matched > 0 && held.marked == 0) {
      problems.add(WaiverVerdict.Problem.REDUNDANT);
    }
    return new WaiverVerdict(held.waiver, held.state, held.matched, List.copyOf(problems));
  }

  private static boolean broad(Held held) {
    return switch (held.waiver.scope()) {
      case ANY, PART -> true;
      case RULE -> held.matched > 1;
      case KEY -> false;
    };
  }
}
