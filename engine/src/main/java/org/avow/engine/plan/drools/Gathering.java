package org.avow.engine.plan.drools;

import java.io.ObjectInput;
import java.io.ObjectOutput;
import org.kie.api.runtime.rule.AccumulateFunction;

/** An accumulate function of Drools that gathers what it meets. Immutable. */
@SuppressWarnings("serial") // Drools asks for an Externalizable; sessions are never serialized
final class Gathering implements AccumulateFunction<Gathered> {

  @Override
  public Gathered createContext() {
    return new Gathered();
  }

  @Override
  public void init(Gathered context) {}

  @Override
  public void accumulate(Gathered context, Object value) {
    context.add(value);
  }

  @Override
  public void reverse(Gathered context, Object value) {
    throw new IllegalStateException("facts of a session never change");
  }

  @Override
  public Object getResult(Gathered context) {
    return context;
  }

  @Override
  public boolean supportsReverse() {
    return false;
  }

  @Override
  public Class<?> getResultType() {
    return Gathered.class;
  }

  @Override
  public void writeExternal(ObjectOutput out) {
    throw new UnsupportedOperationException("sessions are never serialized");
  }

  @Override
  public void readExternal(ObjectInput in) {
    throw new UnsupportedOperationException("sessions are never serialized");
  }
}
