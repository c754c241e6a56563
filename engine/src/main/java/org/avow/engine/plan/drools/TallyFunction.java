package org.avow.engine.plan.drools;

import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import java.util.function.Supplier;
import org.kie.api.runtime.rule.AccumulateFunction;

/** A {@link Tally} as Drools' accumulate function. */
@SuppressWarnings("serial") // Drools asks for an Externalizable; sessions are never serialized
final class TallyFunction<M, S> implements AccumulateFunction<TallyFunction.Context<M, S>> {
  private final Supplier<? extends Tally<M, S>> tally;
  private final Class<M> item;
  private final Class<S> counted;

  TallyFunction(Supplier<? extends Tally<M, S>> tally, Class<M> item, Class<S> counted) {
    this.tally = tally;
    this.item = item;
    this.counted = counted;
  }

  /** The tally of one match; sessions are never serialized, whatever the interface asks for. */
  static final class Context<M, S> implements Serializable {
    private static final long serialVersionUID = 1L;
    private final transient Tally<M, S> tally;

    Context(Tally<M, S> tally) {
      this.tally = tally;
    }
  }

  @Override
  public Context<M, S> createContext() {
    return new Context<>(tally.get());
  }

  @Override
  public void init(Context<M, S> context) {}

  @Override
  public void accumulate(Context<M, S> context, Object value) {
    context.tally.add(item.cast(value));
  }

  @Override
  public void reverse(Context<M, S> context, Object value) {
    throw new IllegalStateException("facts of a session never change");
  }

  @Override
  public Object getResult(Context<M, S> context) {
    return context.tally.counted();
  }

  @Override
  public boolean supportsReverse() {
    return false;
  }

  @Override
  public Class<?> getResultType() {
    return counted;
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
