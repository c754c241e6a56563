package org.avow.engine.plan;

import java.util.List;
import java.util.stream.Stream;
import org.avow.engine.policy.Requirement;

/** The forms of a requirement that are no mere combination, in the order in which they stand. */
public final class Leaves implements Requirement.Visitor<Stream<Requirement>> {

  /** The leaves of a requirement. */
  public static List<Requirement> of(Requirement requirement) {
    return requirement.accept(new Leaves()).toList();
  }

  @Override
  public Stream<Requirement> condition(Requirement.Condition form) {
    return Stream.of(form);
  }

  @Override
  public Stream<Requirement> exists(Requirement.Exists form) {
    return Stream.of(form);
  }

  @Override
  public Stream<Requirement> none(Requirement.None form) {
    return Stream.of(form);
  }

  @Override
  public Stream<Requirement> count(Requirement.Count form) {
    return Stream.of(form);
  }

  @Override
  public Stream<Requirement> latest(Requirement.Latest form) {
    return Stream.of(form);
  }

  @Override
  public Stream<Requirement> recurring(Requirement.Recurring form) {
    return Stream.of(form);
  }

  @Override
  public Stream<Requirement> perGroup(Requirement.PerGroup form) {
    return Stream.of(form);
  }

  @Override
  public Stream<Requirement> coded(Requirement.Coded form) {
    return Stream.of(form);
  }

  @Override
  public Stream<Requirement> all(Requirement.All form) {
    return form.members().stream().flatMap(member -> member.accept(this));
  }

  @Override
  public Stream<Requirement> any(Requirement.Any form) {
    return form.members().stream().flatMap(member -> member.accept(this));
  }
}
