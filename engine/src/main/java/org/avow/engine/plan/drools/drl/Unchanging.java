package org.avow.engine.plan.drools.drl;

import org.kie.api.event.rule.ObjectDeletedEvent;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.event.rule.ObjectUpdatedEvent;
import org.kie.api.event.rule.RuleRuntimeEventListener;

/** Stops rules that change facts: evidence is what it is. */
final class Unchanging implements RuleRuntimeEventListener {

  @Override
  public void objectInserted(ObjectInsertedEvent event) {
    if (!(event.getObject() instanceof FactView) || event.getRule() != null) {
      throw new Trouble("the rule inserted a fact, but facts come from evidence alone");
    }
  }

  @Override
  public void objectUpdated(ObjectUpdatedEvent event) {
    throw new Trouble("the rule changed a fact, but evidence is what it is");
  }

  @Override
  public void objectDeleted(ObjectDeletedEvent event) {
    throw new Trouble("the rule deleted a fact, but evidence is what it is");
  }
}
