package org.avow.engine.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.avow.engine.text.Order;
import org.avow.engine.text.Span;

/**
 * Collects the diagnostics of a stage, which goes on after each; mutable, for one thread. Only a
 * stage's edge calls {@link #throwOnError()}.
 */
public final class Diagnostics {
  private static final Comparator<Diagnostic> ORDER =
      Order.of(
          Order.by((Diagnostic d) -> d.span().file().name()),
          Order.by((Diagnostic d) -> d.span().start()),
          Order.by((Diagnostic d) -> d.code().id()),
          Order.by(Diagnostic::message));

  private final List<Diagnostic> list = new ArrayList<>();

  /** Adds a diagnostic. */
  public void add(Diagnostic diagnostic) {
    list.add(diagnostic);
  }

  /** Adds a diagnostic without help. */
  public void add(Code code, Span span, String message) {
    list.add(new Diagnostic(code, message, span, Optional.empty()));
  }

  /** Adds a diagnostic that says what to do next. */
  public void add(Code code, Span span, String message, String help) {
    list.add(new Diagnostic(code, message, span, Optional.of(help)));
  }

  /** Whether an error is among them. */
  public boolean hasErrors() {
    return list.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }

  /** Whether one of the code is among them. */
  public boolean has(Code code) {
    return list.stream().anyMatch(d -> d.code() == code);
  }

  /** All of them, without duplicates, ordered by file, place and code. */
  public List<Diagnostic> sorted() {
    return list.isEmpty() ? List.of() : list.stream().distinct().sorted(ORDER).toList();
  }

  /**
   * Ends a stage.
   *
   * @throws InvalidDocumentsException with all diagnostics, if one of them is an error
   */
  public void throwOnError() {
    if (hasErrors()) {
      throw new InvalidDocumentsException(sorted());
    }
  }
}
