package org.avow.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.avow.engine.text.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts of a condition that decided, with their values. */
final class ExplanationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          fact.name == 'x' && fact.granted                  | fact.name = 'mi_cloud'
          fact.name == 'x' && fact.doubt                    | fact.name = 'mi_cloud'
          fact.granted && fact.doubt                        | fact.doubt = ?nobody knows
          "fact.name == 'x' || fact.number < 3"             | fact.name = 'mi_cloud'; fact.number = 7
          "fact.name == 'x' || fact.doubt"                  | fact.doubt = ?nobody knows
          "!(fact.granted || fact.name == 'x')"             | fact.granted = true
          !(fact.granted && has(fact.name))                 | fact.granted = true; has(fact.name) = true
          fact.lost == 'x'                                  | fact.lost = absent
          fact.at - other.at > params.grace                 | fact.at - other.at = PT0S; fact.at = 2014-12-15T10:00:00Z; other.at = 2014-12-15T10:00:00Z; params.grace = PT1M
          "region(fact.name, 'x').country == 'SG'"          | region(fact.name, 'x').country = absent; fact.name = 'mi_cloud'
          "fact.tags.exists(t, t == fact.name)"             | fact.tags = ['a', 'b']; fact.name = 'mi_cloud'
          fact.granted ? fact.name == 'x' : fact.doubt      | fact.granted = true; fact.name = 'mi_cloud'
          fact.doubt ? fact.name == 'x' : fact.granted      | fact.doubt = ?nobody knows
          record.list[0].meta.size > 3                      | record.list[0].meta.size = 3
          fact.name in ['x', other.lost]                    | fact.name = 'mi_cloud'; other.lost = absent
          fact.tags.filter(t, t == 'a')[0] == 'b'           | "fact.tags.filter(t, t == 'a')[0] = 'a'; fact.tags = ['a', 'b']"
          fact.channel == 'phone'                           | fact.channel = 'web'
          1 == 2                                            | ''
          """)
  void names(String condition, String expected) {
    assertThat(shown(observe(condition))).isEqualTo(expected.equals("''") ? "" : expected);
  }

  @Test
  void marksWhatReadsPersonalFields() {
    Expression condition =
        Sample.compile("fact.name == other.name && size(fact.name)\n  == 3 && fact.number == 8");
    int name = 1;
    List<Explanation.Observation> observations =
        Explanation.of(condition, slot -> slot.equals(new Reads.Slot(Binding.JUDGED, name)))
            .observe(Sample.FRAME);
    assertThat(observations)
        .extracting(Explanation.Observation::text, Explanation.Observation::personal)
        .containsExactly(
            tuple("size(fact.name)", true), tuple("fact.name", true), tuple("fact.number", false));
  }

  @Test
  void readsAndConjunctsForPlanners() {
    Expression condition =
        Sample.compile(
            "fact.name == other.name && (has(fact.lost) && fact.granted)"
                + " && (params.grace > duration('P1D') || fact.tags.all(t, t == other.key))");
    assertThat(Reads.of(condition))
        .containsExactly(
            new Reads.Slot(Binding.JUDGED, 1),
            new Reads.Slot(Binding.JUDGED, 4),
            new Reads.Slot(Binding.JUDGED, 6),
            new Reads.Slot(Binding.JUDGED, 9),
            new Reads.Slot(Binding.CANDIDATE, 1),
            new Reads.Slot(Binding.CANDIDATE, 11),
            new Reads.Slot(Binding.PARAMS, 0));
    assertThat(Conjuncts.of(condition))
        .extracting(Expression::span)
        .extracting(Span::text)
        .containsExactly(
            "fact.name == other.name",
            "has(fact.lost)",
            "fact.granted",
            "params.grace > duration('P1D') || fact.tags.all(t, t == other.key)");
  }

  private static List<Explanation.Observation> observe(String condition) {
    return Explanation.of(Sample.compile(condition), slot -> false).observe(Sample.FRAME);
  }

  private static String shown(List<Explanation.Observation> observations) {
    return String.join(
        "; ",
        observations.stream()
            .map(seen -> seen.text() + " = " + EvaluationTest.shown(seen.value()))
            .toList());
  }
}
