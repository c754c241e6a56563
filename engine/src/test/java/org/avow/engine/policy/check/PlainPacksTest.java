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
import org.avow.engine.diagnostic.InvalidDocumentsException;
import org.avow.engine.expression.CompiledExpressions;
import org.avow.engine.expression.ExpressionCompiler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every expression there is comes out as CEL's own parser and checker have it, errors included. */
final class PlainPacksTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"../policies/xiaomi-2014", "../bench/policies", "../fixtures/conformance"})
  void compilesAsTheReferenceDoes(String folder) throws IOException {
    List<Path> pack = documents(Path.of(folder));
    byte[] series = series(pack, ExpressionCompiler::new);
    assertThat(series).isEqualTo(series(pack, ExpressionCompiler::reference));
    assertThat(series.length).isGreaterThan(10_000);
  }

  private static List<Path> documents(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.toString().contains("target"))
          .sorted()
          .toList();
    }
  }

  /** What comes out of the documents' expressions, in their order. */
  private static byte[] series(
      List<Path> pack, Function<CompiledExpressions, ExpressionCompiler> compiler)
      throws IOException {
    Diagnostics read = new Diagnostics();
    DocumentSet documents = new DocumentSet(read);
    ShippedProfiles.addTo(documents);
    for (Path file : pack) {
      documents.add(file.toString(), Files.readAllBytes(file));
    }
    CompiledExpressions series = CompiledExpressions.none();
    try {
      new PackCheck(documents, new Attachments(path -> Optional.empty()), compiler.apply(series))
          .check(List.of(), read);
    } catch (InvalidDocumentsException e) {
      assertThat(e.diagnostics()).isNotEmpty();
    }
    return series.bytes();
  }
}
