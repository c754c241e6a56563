package org.avow.engine.policy.check;

import java.util.Optional;
import org.avow.engine.policy.Requirement;
import org.avow.engine.policy.Window;
import org.avow.engine.policy.WindowRewriting;
import org.avow.engine.value.Moment;

/**
 * On a rule without {@code for}, a clause's due date sets {@code to} of what must have happened by
 * then, and {@code after} of what must hold from then on, where these are not written (semantics
 * 6.3).
 */
final class DueWindows {
  private DueWindows() {}

  static WindowRewriting of(ClauseReferences.Due due) {
    return new WindowRewriting((form, window) -> rewritten(form, window, due));
  }

  private static Window rewritten(
      Requirement.Relation form, Window window, ClauseReferences.Due due) {
    boolean by =
        form instanceof Requirement.Exists
            || (form instanceof Requirement.Count count && count.atLeast());
    Window.Kind kind = by ? Window.Kind.BEFORE : Window.Kind.FROM;
    Optional<Window.Bound> bound =
        Optional.of(Window.Bound.stated(kind, Moment.at(due.behind()), due.span()));
    return by
        ? new Window(window.start(), window.end().or(() -> bound))
        : new Window(window.start().or(() -> bound), window.end());
  }
}
