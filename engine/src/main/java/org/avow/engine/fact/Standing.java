package org.avow.engine.fact;

/** Where a source's evidence comes from (semantics 2.8). */
public enum Standing {
  /** Collected from what runs. */
  OBSERVED,
  /** Plans, templates, manifests of a change. */
  DECLARED
}
