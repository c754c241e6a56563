package org.avow.engine.naive;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.avow.engine.expression.Expression;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Value;

/** How many there are at least and at most, Missing left aside (5.1). */
record Counting(long least, long most) {

  static Counting of(NaiveForms forms, NaiveForms.Look look, Optional<Expression> distinct) {
    return distinct
        .map(expression -> distinct(forms, look, expression))
        .orElseGet(() -> plain(look.certain(), look.possible()));
  }

  /** Without `distinct`: lo = c, hi = c + p, with 1.5's provisos. */
  static Counting plain(List<NaiveFact> certain, List<NaiveFact> possible) {
    List<NaiveFact> all = Stream.concat(certain.stream(), possible.stream()).toList();
    return new Counting(Coincidence.least(certain), Coincidence.most(all));
  }

  /** With it: values, and unknown ones. */
  private static Counting distinct(NaiveForms forms, NaiveForms.Look look, Expression distinct) {
    Set<Value> certain = new LinkedHashSet<>();
    Set<Value> all = new LinkedHashSet<>();
    long unknownCertain = 0;
    long others = 0;
    for (NaiveForms.Match match : look.matches()) {
      Value value = forms.on(match.fact(), distinct);
      boolean known = isKnown(value);
      if (known) {
        all.add(value);
      } else {
        others++;
      }
      if (match.truth().isTrue() && known) {
        certain.add(value);
      } else if (match.truth().isTrue() && !(value instanceof Value.Absent)) {
        unknownCertain++;
      }
    }
    return new Counting(Math.max(certain.size(), unknownCertain > 0 ? 1 : 0), all.size() + others);
  }

  /** Whether a value groups and counts as one: known in full. */
  static boolean isKnown(Value value) {
    if (value instanceof Value.Items items) {
      return items.elements().stream().allMatch(Counting::isKnown);
    }
    return value.isKnown() && !(value instanceof Moment moment && !moment.isExact());
  }
}
