package org.avow.engine.evaluate;

import org.avow.engine.policy.Requirement;

/** The meaning of each relation form of a rule. */
final class Forms {
  private Forms() {}

  static Form of(RelationLeaf leaf, Requirement.Relation form) {
    if (form instanceof Requirement.Count count) {
      return new CountForm(leaf, count);
    }
    if (form instanceof Requirement.Latest latest) {
      return new LatestForm(leaf, latest);
    }
    if (form instanceof Requirement.Recurring recurring) {
      return new RecurringForm(leaf, recurring);
    }
    return new ExistenceForm(leaf, form instanceof Requirement.Exists);
  }
}
