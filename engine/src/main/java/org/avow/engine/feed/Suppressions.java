package org.avow.engine.feed;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
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
    return new Watched(path, content, diagnostics);
  }

  /** Bytes that are watched. */
  private record Watched(String path, EvidenceFile.Content content, Diagnostics diagnostics)
      implements EvidenceFile.Content {
    @Override
    public InputStream open() throws IOException {
      return new Watching(
          content.open(), (marker, line) -> report(path, marker, line, diagnostics));
    }

    @Override
    public long size() {
      return content.size();
    }
  }

  /** Shows the line with nothing but the marker in it: the rest of it may be personal. */
  private static void report(String path, String marker, int line, Diagnostics diagnostics) {
    TextFile place = new TextFile(path, "\n".repeat(line - 1) + marker);
    // Several files may be read at the same time.
    synchronized (diagnostics) {
      diagnostics.add(
          Code.INLINE_SUPPRESSION,
          new Span(place, line - 1, line - 1 + marker.length()),
          "evidence cannot excuse itself: this comment or annotation has no effect",
          "if it is to be let pass for a time, draft a waiver with `avow waive`");
    }
  }

  /** Looks at bytes that pass by. */
  private static final class Watching extends FilterInputStream {
    private static final String NAME = "avow";
    private static final String SEPARATORS = ":./";
    private static final List<String> WORDS = List.of("ignore", "skip");

    private final ObjIntConsumer<String> found;

    /** The bytes that may become a marker. */
    private final StringBuilder begun = new StringBuilder();

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
      char c = (char) (next & 0xFF);
      if (c == '\n') {
        line++;
      }
      if (begun.length() == 0 && c != 'a' && c != 'A') {
        return;
      }
      begun.append(c);
      if (!mayGoOn()) {
        begun.setLength(0);
        if (c == 'a' || c == 'A') {
          begun.append(c);
        }
      }
    }

    /** Whether what has begun is the beginning of a marker; one that is complete is told of. */
    private boolean mayGoOn() {
      int length = begun.length();
      char last = Character.toLowerCase(begun.charAt(length - 1));
      if (length <= NAME.length()) {
        return last == NAME.charAt(length - 1);
      }
      if (length == NAME.length() + 1) {
        return SEPARATORS.indexOf(last) >= 0;
      }
      String word = begun.substring(NAME.length() + 1).toLowerCase(Locale.ROOT);
      if (WORDS.contains(word) && reported < REPORTED) {
        reported++;
        found.accept(begun.toString(), line);
      }
      return WORDS.stream().anyMatch(whole -> whole.startsWith(word));
    }
  }
}
