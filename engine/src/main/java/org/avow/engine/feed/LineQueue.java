package org.avow.engine.feed;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.avow.engine.fact.Place;
import org.avow.engine.fact.SourceEvidence.FileDigest;
import org.avow.engine.source.EvidenceFile;
import org.avow.engine.source.Format;
import org.avow.engine.source.LineBlocks;
import org.avow.engine.source.Position;
import org.avow.engine.source.Selection;
import org.avow.engine.source.bytes.BreakException;
import org.jspecify.annotations.Nullable;

/** The blocks of all files of a source, one file after the other. Threads may share it. */
final class LineQueue {
  private final Iterator<EvidenceFile> files;
  private final Observations observations;
  private final List<FileDigest> digests = new ArrayList<>();
  private Optional<String> problem = Optional.empty();
  private @Nullable LineBlocks current;
  private String path = "";
  private long ticket;

  LineQueue(List<EvidenceFile> files, Observations observations) {
    this.files = files.iterator();
    this.observations = observations;
  }

  /**
   * What was taken from the queue.
   *
   * @param ticket its place in the order of the evidence
   * @param whole what was read of a file in which no lines can be told apart
   */
  record Taken(long ticket, String path, @Nullable Share whole) {}

  /** Fills the reader's block with the next lines; null if there are none. */
  synchronized @Nullable Taken next(LineReader reader) {
    while (true) {
      LineBlocks blocks = current;
      if (blocks == null) {
        if (!files.hasNext()) {
          return null;
        }
        Share whole = open(files.next(), reader);
        if (whole != null) {
          return new Taken(ticket++, path, whole);
        }
      } else {
        Taken taken = fill(blocks, reader);
        if (taken != null) {
          return taken;
        }
      }
    }
  }

  private @Nullable Taken fill(LineBlocks blocks, LineReader reader) {
    try {
      if (blocks.next(reader.block())) {
        return new Taken(ticket++, path, null);
      }
      close(blocks);
    } catch (BreakException e) {
      Share lost = new Share();
      reader.sink(path, lost).lost(new Position(e.line(), 1), e.reason());
      close(blocks);
      return new Taken(ticket++, path, lost);
    } catch (IOException e) {
      missing("`" + path + "` cannot be read");
      current = null;
    }
    return null;
  }

  private void close(LineBlocks blocks) {
    current = null;
    try (blocks) {
      digests.add(blocks.digest());
    } catch (IOException e) {
      missing("`" + path + "` cannot be read");
    }
  }

  private @Nullable Share open(EvidenceFile file, LineReader reader) {
    path = file.path();
    observations.begin(file);
    try {
      current = LineBlocks.open(file).orElse(null);
      if (current == null) {
        Share share = new Share();
        digests.add(file.read(Format.JSONL, Selection.DEFAULT, false, reader.sink(path, share)));
        return share;
      }
    } catch (AccessDeniedException e) {
      missing("no permission to read `" + path + "`");
    } catch (IOException e) {
      missing("`" + path + "` cannot be read");
    }
    return null;
  }

  private void missing(String reason) {
    problem = problem.or(() -> Optional.of(reason));
  }

  synchronized List<FileDigest> digests() {
    digests.sort((a, b) -> Place.compareUtf8(a.path(), b.path()));
    return List.copyOf(digests);
  }

  synchronized Optional<String> problem() {
    return problem;
  }
}
