package org.avow.cli;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Where a defect was met, for those who mend it: classes and lines of the program. Messages are
 * left out, for they may hold values from evidence.
 */
final class DefectTrace {
  private final StringBuilder text = new StringBuilder();
  private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private DefectTrace() {}

  /** The trace with all causes; each exception once. */
  static String of(Throwable defect) {
    DefectTrace trace = new DefectTrace();
    trace.text.append("avow ").append(AvowCommand.version()).append(", java ");
    trace.text.append(Runtime.version()).append('\n');
    trace.write("", defect);
    return trace.text.toString();
  }

  private void write(String relation, Throwable defect) {
    if (!seen.add(defect)) {
      return;
    }
    text.append(relation).append(defect.getClass().getName()).append('\n');
    for (StackTraceElement frame : defect.getStackTrace()) {
      text.append("  at ").append(frame).append('\n');
    }
    for (Throwable suppressed : defect.getSuppressed()) {
      write("suppressed: ", suppressed);
    }
    Throwable cause = defect.getCause();
    if (cause != null) {
      write("caused by: ", cause);
    }
  }
}
