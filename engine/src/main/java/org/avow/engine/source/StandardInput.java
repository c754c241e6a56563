package org.avow.engine.source;

import java.io.FilterInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.policy.Manifest.SourceEntry;

/**
 * Files of which {@code -} is what a command reads from its standard input; a file of that name is
 * {@code ./-}. It can be read once.
 */
public final class StandardInput implements FileSupply {
  /** What stands for standard input as a path. */
  public static final String PATH = "-";

  private final FileSupply others;
  private final InputStream stream;
  private final AtomicBoolean taken = new AtomicBoolean();

  /**
   * @param others supplies all other files
   * @param stream is left open
   */
  public StandardInput(FileSupply others, InputStream stream) {
    this.others = others;
    this.stream = stream;
  }

  @Override
  public SourceFiles find(SourceEntry entry, Diagnostics diagnostics) {
    if (!entry.path().equals(PATH)) {
      return others.find(entry, diagnostics);
    }
    if (taken.getAndSet(true)) {
      return new SourceFiles(
          List.of(), Optional.of("standard input `-` can be read by one source only"));
    }
    EvidenceFile file = new EvidenceFile(PATH, this::open, Optional.empty());
    return new SourceFiles(List.of(file), Optional.empty());
  }

  private InputStream open() {
    return new FilterInputStream(stream) {
      @Override
      public void close() {
        // the stream belongs to whoever started the command
      }
    };
  }
}
