package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.avow.engine.evaluate.kept.Rows;
import org.avow.engine.expression.Evaluator;
import org.avow.engine.expression.Lowering;
import org.avow.engine.expression.Term;
import org.avow.engine.fact.FactType;
import org.avow.engine.plan.Join;
import org.avow.engine.plan.Lane;
import org.avow.engine.plan.Leaf;
import org.avow.engine.policy.Requirement;
import org.avow.engine.value.Truth;

/**
 * A lane over events of which nothing that it reads is unknown: its joins are numbers, and its
 * windows stretches of sorted instants. Mutable, for one use.
 */
final class PlainLane {
  private final Rows judged;
  private final int[] cases;
  private final List<PlainLeaf> leaves;

  /** A leaf with the rule that it belongs to. */
  private record PlainLeaf(Leaf leaf, Inquiry inquiry, PlainForm form) {}

  private PlainLane(Rows judged, int[] cases, List<PlainLeaf> leaves) {
    this.judged = judged;
    this.cases = cases;
    this.leaves = leaves;
  }

  /** Takes what is found out about a judged fact in scope: whether a leaf certainly passes. */
  interface Sink {
    void accept(Leaf leaf, int index, boolean passes);
  }

  /**
   * The lane.
   *
   * @return empty if something of it has to be looked at in full
   */
  static Optional<PlainLane> of(
      Lane lane, Function<Leaf, Inquiry> inquiries, Map<FactType, Rows> rows) {
    Rows judged = rows.get(lane.judged().orElseThrow());
    if (judged == null) {
      return Optional.empty();
    }
    Drawing drawing = new Drawing(rows, inquiries);
    Optional<int[]> cases = drawing.cases.of(judged, parts(lane.key()));
    if (cases.isEmpty()) {
      return Optional.empty();
    }
    List<PlainLeaf> leaves = new ArrayList<>();
    for (Leaf leaf : lane.leaves()) {
      Optional<PlainForm> form = drawing.form(leaf);
      if (form.isEmpty()) {
        return Optional.empty();
      }
      leaves.add(new PlainLeaf(leaf, inquiries.apply(leaf), form.get()));
    }
    return Optional.of(new PlainLane(judged, cases.get(), leaves));
  }

  private static List<Cases.Part> parts(List<Term.Field> key) {
    return key.stream().map(f -> new Cases.Part(f.slot(), f.whenAbsent())).toList();
  }

  /** Looks at all judged facts. */
  void screen(Sink sink) {
    for (int i = 0; i < judged.size(); i++) {
      for (PlainLeaf leaf : leaves) {
        Judged fact = leaf.inquiry.judged(i, judged.fact(i));
        Truth scope = fact.scope();
        if (!scope.isFalse()) {
          sink.accept(leaf.leaf, i, scope.isTrue() && leaf.form.passes(fact, cases[i]));
        }
      }
    }
  }

  /** Finds the forms of leaves. Mutable, for one lane. */
  private static final class Drawing {
    private final Map<FactType, Rows> rows;
    private final Function<Leaf, Inquiry> inquiries;
    private final Cases cases = new Cases();
    private final Map<Keyed, Optional<CaseRows>> candidates = new HashMap<>();

    private record Keyed(FactType type, List<Cases.Part> key) {
      @Override
      public boolean equals(Object other) {
        return other instanceof Keyed that && type.equals(that.type) && key.equals(that.key);
      }

      @Override
      public int hashCode() {
        return 31 * type.hashCode() + key.hashCode();
      }
    }

    Drawing(Map<FactType, Rows> rows, Function<Leaf, Inquiry> inquiries) {
      this.rows = rows;
      this.inquiries = inquiries;
    }

    Optional<PlainForm> form(Leaf leaf) {
      Inquiry inquiry = inquiries.apply(leaf);
      if (leaf.form() instanceof Requirement.Condition condition) {
        Evaluator evaluator = Lowering.lower(condition.expression());
        return Optional.of(
            (fact, kase) ->
                evaluator
                    .truth(new FactFrame(fact.row(), FactFrame.NOTHING, inquiry.parameters()))
                    .isTrue());
      }
      if (!(leaf.form() instanceof Requirement.Relation relation)) {
        return Optional.empty();
      }
      RelationLeaf relationLeaf = new RelationLeaf(inquiry, relation);
      FactType type = relation.candidates().type();
      Rows of = rows.get(type);
      if (of == null || relationLeaf.isReflexive()) {
        return Optional.empty();
      }
      List<Cases.Part> key = parts(leaf.key().stream().map(Join::candidate).toList());
      return candidates
          .computeIfAbsent(new Keyed(type, key), k -> cases(of, key))
          .flatMap(
              byCase ->
                  PlainCandidates.of(
                      leaf, relation.candidates().where(), of, byCase, inquiry.parameters()))
          .flatMap(found -> PlainForms.of(relationLeaf, relation, found));
    }

    private Optional<CaseRows> cases(Rows of, List<Cases.Part> key) {
      return cases.of(of, key).map(numbers -> new CaseRows(of, numbers, cases.size()));
    }
  }
}
