package org.avow.engine.diagnostic;

import java.util.List;
import java.util.stream.Collectors;

/** Policies, manifest or arguments are wrong and nothing was judged: exit code 3. */
public final class InvalidDocumentsException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Diagnostic> diagnostics;

  /**
   * @param diagnostics everything that was found, at least one error among it
   */
  public InvalidDocumentsException(List<Diagnostic> diagnostics) {
    super(diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** Everything that was found, ordered by file and place. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
