package org.avow.engine.feed;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.source.EvidenceFile;
import org.avow.engine.source.Format;
import org.avow.engine.source.SourceFiles;
import org.avow.engine.text.Span;
import org.avow.engine.text.TextFile;

/**
 * Finds what asks Avow to look away: {@code avow:ignore}, {@code avow:skip}, or an annotation such
 * as {@code avow/ignore}, in files that people write. They have no effect; only a waiver has. Files
 * that systems write, such as logs, are not searched.
 */
public final class Suppressions {
  private static final Set<Format> WRITTEN_BY_PEOPLE =
      EnumSet.of(
          Format.YAML, Format.KUBERNETES, Format.TERRAFORM_PLAN, Format.TOML, Format.PROPERTIES);
  private static final int REPORTED = 20;

  private Suppressions() {}

  /**
   * The files; while they are read, what asks to look away is reported as a warning.
   *
   * @param format empty: by each file's ending
   */
  static SourceFiles watched(SourceFiles files, Optional<Format> format, Diagnostics diagnostics) {
    List<EvidenceFile> watched = new ArrayList<>();
    for (EvidenceFile file : files.files()) {
      boolean written =
          format
              .or(() -> Format.ofFileName(file.path()))
              .filter(WRITTEN_BY_PEOPLE::contains)
              .isPresent();
      watched.add(
          written
              ? new EvidenceFile(
                  file.path(), watched(file.path(), file.content(), diagnostics), file.observedAt())
              : file);
    }
    return new SourceFiles(watched, files.problem());
  }

  /** The bytes of a file, watched while they are read. */
  public static EvidenceFile.Content watched(
      String path, EvidenceFile.Content content, Diagnostics diagnostics) {
    return () ->
        new Watching(content.open(), (marker, line) -> report(path, marker, line, diagnostics));
  }

  /** Shows the line with nothing but the marker in it: the rest of it may be personal. */
  private static void report(String path, String marker, int line, Diagnostics diagnostics) {
    TextFile place = new TextFile(path, "\n".repeat(line - 1) + marker);
    diagnostics.add(
        Code.INLINE_SUPPRESSION,
        new Span(place, line - 1, line - 1 + marker.length()),
        "evidence cannot excuse itself: this comment or annotation has no effect",
        "if it is to be let pass for a time, draft a waiver with `avow waive`");
  }

  /** Looks at bytes that pass by. */
  private static final class Watching extends FilterInputStream {
    private static final List<String> MARKERS =
        List.of("avow:ignore", "avow:skip", "avow.ignore", "avow.skip", "avow/ignore", "avow/skip");
    private static final int WINDOW = 11;

    private final ObjIntConsumer<String> found;
    private final byte[] window = new byte[WINDOW];
    private int line = 1;
    private int reported;

    Watching(InputStream in, ObjIntConsumer<String> found) {
      super(in);
      this.found = found;
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      if (next >= 0) {
        see((byte) next);
      }
      return next;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int count = super.read(bytes, from, length);
      for (int i = 0; i < count; i++) {
        see(bytes[from + i]);
      }
      return count;
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    private void see(byte next) {
      System.arraycopy(window, 1, window, 0, WINDOW - 1);
      window[WINDOW - 1] = next;
      boolean end = next == 'e' || next == 'E' || next == 'p' || next == 'P';
      if (next == '\n') {
        line++;
      } else if (end && reported < REPORTED) {
        marker();
      }
    }

    private void marker() {
      String text = new String(window, StandardCharsets.ISO_8859_1);
      String small = text.toLowerCase(Locale.ROOT);
      for (String marker : MARKERS) {
        if (small.endsWith(marker)) {
          reported++;
          found.accept(text.substring(text.length() - marker.length()), line);
        }
      }
    }
  }
}
