package org.avow.engine.evaluate;

import java.util.List;
import org.avow.engine.policy.Policy;
import org.avow.engine.policy.Profile;
import org.avow.engine.value.Row;
import org.avow.engine.value.Value;

/** The parameters of a policy: what the profile sets, else their defaults. Immutable. */
record Parameters(List<Value> values) implements Row {
  Parameters {
    values = List.copyOf(values);
  }

  static Parameters of(Policy policy, Profile profile) {
    return new Parameters(
        policy.parameters().stream()
            .map(p -> profile.parameters().getOrDefault(policy.id() + "." + p.name(), p.value()))
            .toList());
  }

  @Override
  public Value get(int slot) {
    return values.get(slot);
  }
}
