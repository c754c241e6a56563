package org.avow.engine.plan;

import java.util.Optional;
import java.util.stream.Stream;
import org.avow.engine.expression.Expression;
import org.avow.engine.policy.Requirement;
import org.avow.engine.policy.Window;

/** The expressions of a leaf's form. */
public final class FormExpressions implements Requirement.Visitor<Stream<Expression>> {

  /** All of them; none of code. */
  public static Stream<Expression> of(Requirement form) {
    return form.accept(new FormExpressions());
  }

  private static Stream<Expression> candidates(Requirement.Relation form) {
    Window window = form.candidates().window();
    return Stream.of(
            form.candidates().where(),
            window.start().map(Window.Bound::value),
            window.end().map(Window.Bound::value))
        .flatMap(Optional::stream);
  }

  @Override
  public Stream<Expression> condition(Requirement.Condition form) {
    return Stream.of(form.expression());
  }

  @Override
  public Stream<Expression> exists(Requirement.Exists form) {
    return candidates(form);
  }

  @Override
  public Stream<Expression> none(Requirement.None form) {
    return candidates(form);
  }

  @Override
  public Stream<Expression> count(Requirement.Count form) {
    return Stream.concat(
        candidates(form), Stream.concat(form.distinct().stream(), Stream.of(form.bound())));
  }

  @Override
  public Stream<Expression> latest(Requirement.Latest form) {
    return Stream.concat(candidates(form), Stream.of(form.satisfies()));
  }

  @Override
  public Stream<Expression> recurring(Requirement.Recurring form) {
    return Stream.concat(candidates(form), Stream.of(form.atMostApart()));
  }

  @Override
  public Stream<Expression> perGroup(Requirement.PerGroup form) {
    return Stream.concat(form.keys().stream(), Stream.of(form.atMost()));
  }

  @Override
  public Stream<Expression> coded(Requirement.Coded form) {
    return Stream.of();
  }

  @Override
  public Stream<Expression> all(Requirement.All form) {
    return form.members().stream().flatMap(member -> member.accept(this));
  }

  @Override
  public Stream<Expression> any(Requirement.Any form) {
    return form.members().stream().flatMap(member -> member.accept(this));
  }
}
