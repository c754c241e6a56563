package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.List;
import org.avow.engine.plan.Leaf;
import org.avow.engine.plan.drools.Tally;

/**
 * Judges facts by a relation form (semantics 4.2 to 4.8), in one session. Mutable, for one thread.
 */
final class Relations implements Tally<List<Asked>, Answers> {
  private final Leaf leaf;
  private final int number;
  private final RelationLeaf relation;
  private final Form form;
  private final List<Answers.Answer> answers = new ArrayList<>();

  /**
   * @param number of the leaf in its lane
   */
  Relations(Leaf leaf, int number, RelationLeaf relation, Form form) {
    this.leaf = leaf;
    this.number = number;
    this.relation = relation;
    this.form = form;
  }

  @Override
  public void add(List<Asked> batch) {
    for (Asked asked : batch) {
      if (!asked.judged(number, relation).scope().isFalse()) {
        Search search = asked.search(number, relation, form);
        List<Match> matches = new ArrayList<>(2);
        form.matches(search).forEach(matches::add);
        answers.add(new Answers.Answer(search.judged(), form.outcome(search, matches)));
      }
    }
  }

  @Override
  public Answers counted() {
    return new Answers(leaf, answers);
  }
}
