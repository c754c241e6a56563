package org.avow.engine.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.avow.engine.evaluate.Evaluation;
import org.avow.engine.evaluate.world.World;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.PolicyTest;
import org.avow.engine.policy.check.PackLoader;
import org.avow.engine.text.Sha256;
import org.avow.engine.text.TextFile;
import org.avow.engine.verdict.Verdict;
import org.avow.engine.verdict.Verdicts;
import org.avow.engine.verdict.document.VerdictDocument;

/** The verdicts over the cases of the pack in the test resources. */
final class Sample {
  private static final Pack PACK =
      PackLoader.load(List.of(read("promises.yaml"), read("tests.yaml")));

  private Sample() {}

  static Verdict verdict(String name) {
    PolicyTest test =
        PACK.tests().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
    Pack pack = PACK.under(test.question().profile());
    Manifest manifest =
        new Manifest(
            name,
            List.of("letters"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Sha256.of(name.getBytes(StandardCharsets.UTF_8)),
            test.span());
    World world = World.of(pack.vocabulary(), test.evidence(), test.question());
    return Verdicts.of(
        pack,
        manifest,
        test.evidence(),
        test.question(),
        Evaluation.run(pack, world, test.question()),
        world::coverage);
  }

  static VerdictDocument document(String name) {
    return VerdictDocument.of(verdict(name));
  }

  private static TextFile read(String name) {
    try (InputStream stream = Sample.class.getResourceAsStream("/report/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("no resource " + name);
      }
      return new TextFile(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
