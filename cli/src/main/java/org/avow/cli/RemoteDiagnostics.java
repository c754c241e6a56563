package org.avow.cli;

import org.avow.engine.verdict.document.ProblemDocument;

/** A server found manifest, names or question wrong, and judged nothing. */
final class RemoteDiagnostics extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ProblemDocument problem;

  RemoteDiagnostics(ProblemDocument problem) {
    super(problem.detail());
    this.problem = problem;
  }

  ProblemDocument problem() {
    return problem;
  }
}
