package org.avow.engine.plan.drools;

import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import java.util.function.Supplier;
import org.kie.api.runtime.rule.AccumulateFunction;

/**
 * An accumulate function of Drools around something that takes one item after the other.
 *
 * @param <A> what it accumulates into; what comes out, too
 */
@SuppressWarnings("serial") // Drools asks for an Externalizable; sessions are never serialized
final class Accumulation<A extends Accumulation.Into> implements AccumulateFunction<A> {
  private final Supplier<A> start;
  private final Class<A> type;

  Accumulation(Supplier<A> start, Class<A> type) {
    this.start = start;
    this.type = type;
  }

  /** Takes one item after the other. */
  interface Into extends Serializable {
    void add(Object item);
  }

  @Override
  public A createContext() {
    return start.get();
  }

  @Override
  public void init(A context) {}

  @Override
  public void accumulate(A context, Object value) {
    context.add(value);
  }

  @Override
  public void reverse(A context, Object value) {
    throw new IllegalStateException("facts of a session never change");
  }

  @Override
  public Object getResult(A context) {
    return context;
  }

  @Override
  public boolean supportsReverse() {
    return false;
  }

  @Override
  public Class<?> getResultType() {
    return type;
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
