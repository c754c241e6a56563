package org.avow.engine.feed;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Optional;
import org.avow.engine.fact.SourceEvidence.FileDigest;
import org.avow.engine.source.EvidenceFile;
import org.avow.engine.source.Format;
import org.avow.engine.source.Selection;

/** Reads the files of a source and maps their records. Mutable, for one thread. */
final class FileMapping {
  private final SourcePlan plan;
  private final RecordFrame frame;
  private final Mapping mapping;
  private final Selection selection;
  private final long asOf;

  /**
   * @param mapping whose expressions look at the frame
   * @param asOf when what states no instant was observed
   */
  FileMapping(SourcePlan plan, RecordFrame frame, Mapping mapping, Selection selection, long asOf) {
    this.plan = plan;
    this.frame = frame;
    this.mapping = mapping;
    this.selection = selection;
    this.asOf = asOf;
  }

  /**
   * How the reading of a file ended.
   *
   * @param digest empty if it could not be read
   * @param problem why it could not
   */
  record Result(Optional<FileDigest> digest, Optional<String> problem) {
    private static Result problem(String problem) {
      return new Result(Optional.empty(), Optional.of(problem));
    }
  }

  /**
   * Reads a file.
   *
   * @param records takes what becomes of its records
   */
  Result read(EvidenceFile file, FileRecords records) {
    String path = file.path();
    Optional<Format> format = plan.format().or(() -> Format.ofFileName(path));
    if (format.isEmpty()) {
      return Result.problem("nothing says what format `" + path + "` has; say `format:`");
    }
    frame.enter(path);
    ObservationOfFile observation = ObservationOfFile.of(plan.entry().cover(), file, asOf);
    RecordMapping sink = new RecordMapping(mapping, observation, records);
    try {
      return new Result(
          Optional.of(file.read(format.get(), selection, mapping.needsMarks(), sink)),
          Optional.empty());
    } catch (AccessDeniedException e) {
      return Result.problem("no permission to read `" + path + "`");
    } catch (IOException e) {
      return Result.problem("`" + path + "` cannot be read");
    }
  }
}
