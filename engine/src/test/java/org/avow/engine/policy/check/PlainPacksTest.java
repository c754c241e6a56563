package org.avow.engine.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.expression.CompiledExpressions;
import org.avow.engine.expression.ExpressionCompiler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every expression there is comes out as CEL's own parser and checker have it, warnings included.
 */
final class PlainPacksTest {

  @ParameterizedTest
  @CsvSource({
    "../policies, xiaomi-2014, 50000",
    "../policies, xiaomi-2014-drl, 1000",
    "../bench/policies, access-log, 8000",
    "../bench/policies, gate, 8000",
    "../bench/policies, manifests, 4000"
  })
  void compilesAsTheReferenceDoes(Path root, String pack, int least) throws IOException {
    byte[] series = series(root, pack, ExpressionCompiler::new);
    assertThat(series).isEqualTo(series(root, pack, ExpressionCompiler::reference));
    assertThat(series.length).isGreaterThan(least);
  }

  /** What comes out of the expressions of a pack, in their order; the pack is sound. */
  private static byte[] series(
      Path root, String pack, Function<CompiledExpressions, ExpressionCompiler> compiler)
      throws IOException {
    Diagnostics read = new Diagnostics();
    DocumentSet documents = new DocumentSet(read);
    ShippedProfiles.addTo(documents);
    for (Path file : documents(root.resolve(pack))) {
      documents.add(root.relativize(file).toString(), Files.readAllBytes(file));
    }
    CompiledExpressions series = CompiledExpressions.none();
    new PackCheck(documents, new Attachments(path -> bytes(root, path)), compiler.apply(series))
        .check(List.of(pack), read);
    return series.bytes();
  }

  private static List<Path> documents(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml") || file.toString().endsWith(".drl"))
          .sorted()
          .toList();
    }
  }

  private static Optional<byte[]> bytes(Path root, String path) {
    try {
      return Optional.of(Files.readAllBytes(root.resolve(path)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
