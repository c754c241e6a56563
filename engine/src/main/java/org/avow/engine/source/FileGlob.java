package org.avow.engine.source;

import java.nio.file.Path;
import java.util.Optional;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.policy.Manifest.Cover;
import org.avow.engine.policy.Manifest.SourceEntry;
import org.avow.engine.text.TextFile;

/** Stars in the name of a file, outside of any manifest. */
public final class FileGlob {
  private FileGlob() {}

  /** Whether a name has stars or question marks. */
  public static boolean isGlob(String path) {
    return path.indexOf('*') >= 0 || path.indexOf('?') >= 0;
  }

  /**
   * The files below a folder that a pattern names. A link that leads out of the folder is a
   * problem.
   */
  public static SourceFiles find(String pattern, Path folder) {
    Diagnostics diagnostics = new Diagnostics();
    SourceEntry entry =
        new SourceEntry(
            "files",
            pattern,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Cover.UNDECLARED,
            new TextFile("command line", pattern).whole());
    SourceFiles found = SourceFiles.find(entry, folder, diagnostics);
    return diagnostics.hasErrors()
        ? new SourceFiles(
            found.files(), Optional.of("`" + pattern + "` leads out of its folder by a link"))
        : found;
  }
}
