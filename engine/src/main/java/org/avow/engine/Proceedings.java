package org.avow.engine;

import java.io.OutputStream;
import java.nio.file.Path;
import org.avow.engine.evaluate.Effort;
import org.avow.engine.evaluate.FindingSpace;

/**
 * What goes on beside a verdict, none of which changes it. Immutable.
 *
 * @param findings takes all findings in canonical order, one canonical JSON object a line; their
 *     digest stands in the verdict (semantics 7.2). It is not closed
 * @param memory so many bytes of findings wait in memory until all are known, the others in a
 *     temporary file
 * @param folder for the temporary file
 * @param effort counts what it takes
 */
public record Proceedings(OutputStream findings, long memory, Path folder, Effort effort) {
  /** Nobody wants all findings, nor looks on. */
  public static Proceedings none() {
    return new Proceedings(OutputStream.nullOutputStream(), new Effort());
  }

  /** As much memory as is wise, and the machine's folder for temporary files. */
  public Proceedings(OutputStream findings, Effort effort) {
    this(findings, FindingSpace.wise(), FindingSpace.temporary(), effort);
  }

  FindingSpace space() {
    return new FindingSpace(memory, folder);
  }
}
