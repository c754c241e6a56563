package org.avow.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Optional;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Waivers;
import org.avow.engine.policy.check.WaiverDocuments;
import org.avow.engine.policy.syntax.TextDecoder;
import org.avow.engine.source.EvidenceFile;
import org.avow.engine.source.FileSupply;
import org.avow.engine.source.SourceFiles;
import org.avow.engine.text.Span;
import org.avow.engine.text.TextFile;

/** Reads the files of waivers: those that the manifest names, then those given besides. */
final class WaiverFiles {
  private final FileSupply supply;
  private final WaiverDocuments documents;
  private final Diagnostics diagnostics;

  private WaiverFiles(FileSupply supply, Pack pack, Diagnostics diagnostics) {
    this.supply = supply;
    this.documents = new WaiverDocuments(pack);
    this.diagnostics = diagnostics;
  }

  static Waivers read(
      Manifest manifest,
      FileSupply supply,
      Pack pack,
      OperatorFiles given,
      Diagnostics diagnostics) {
    WaiverFiles files = new WaiverFiles(supply, pack, diagnostics);
    manifest.waivers().forEach(files::named);
    for (OperatorFiles.Named file : given.waivers()) {
      Span place = new TextFile("--waivers", file.name()).whole();
      files.read(file.name(), () -> Files.newInputStream(file.path()), place);
    }
    return files.documents.finish(diagnostics);
  }

  /** Files that are found as those of a source are. */
  private void named(Manifest.NamedFile named) {
    Manifest.SourceEntry entry =
        new Manifest.SourceEntry(
            "waivers",
            named.path(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Manifest.Cover.UNDECLARED,
            named.span());
    SourceFiles found = supply.find(entry, diagnostics);
    found.problem().ifPresent(problem -> unreadable(named.span(), problem));
    found.files().forEach(file -> read(file.path(), file.content(), named.span()));
  }

  /** Of a larger file than is read, enough to say so. */
  private void read(String name, EvidenceFile.Content content, Span place) {
    try (InputStream stream = content.open()) {
      documents.read(name, stream.readNBytes(TextDecoder.MAXIMUM_BYTES + 1));
    } catch (IOException e) {
      unreadable(place, Diagnostic.quote(name) + " cannot be read");
    }
  }

  private void unreadable(Span place, String problem) {
    diagnostics.add(
        Code.UNREADABLE_FILE,
        place,
        "waivers are missing: " + problem,
        "check that the file is there and may be read, or name it no longer");
  }
}
