package org.avow.engine.source;

import java.nio.file.Path;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.policy.Manifest.SourceEntry;

/** Where the files of sources are found: below a folder, or among what somebody handed over. */
@FunctionalInterface
public interface FileSupply {
  /**
   * Finds the files that an entry names. What is missing is a problem of the source; a path that
   * leads out of what is supplied is an error among the diagnostics.
   */
  SourceFiles find(SourceEntry entry, Diagnostics diagnostics);

  /** The files below a folder. */
  static FileSupply below(Path root) {
    return (entry, diagnostics) -> SourceFiles.find(entry, root, diagnostics);
  }
}
