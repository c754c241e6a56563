package org.avow.engine;

import java.io.OutputStream;

/**
 * What becomes of a check beside its verdict, which none of it changes. Immutable.
 *
 * @param findings takes all findings in canonical order, one canonical JSON object a line; their
 *     digest stands in the verdict (semantics 7.2). It is not closed
 */
public record Proceedings(OutputStream findings) {
  /** Nobody asks. */
  public static final Proceedings NONE = new Proceedings(OutputStream.nullOutputStream());
}
