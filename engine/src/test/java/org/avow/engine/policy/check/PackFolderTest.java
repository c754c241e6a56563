package org.avow.engine.policy.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.InvalidDocumentsException;
import org.avow.engine.policy.Pack;
import org.avow.engine.text.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs as folders. */
final class PackFolderTest {
  @TempDir private Path root;

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }

  private List<String> problems(String... packs) {
    try {
      return PackLoader.load(root, List.of(packs)).warnings().stream()
          .map(Diagnostic::toString)
          .toList();
    } catch (InvalidDocumentsException e) {
      return e.diagnostics().stream().map(Diagnostic::toString).toList();
    }
  }

  @Test
  void everyDocumentBelowTheFolder() throws IOException {
    String statement = "We treat your data\nwith care.\n";
    write("one/statement.txt", statement);
    write(
        "one/clauses.yaml",
        String.format(
            Locale.ROOT,
            """
        commitments: one
        source: { file: statement.txt, sha256: %s }
        clauses:
          - { id: care, quote: your data with care, checkable: false, because: no measure }
        """,
            Sha256.of(statement.getBytes(StandardCharsets.UTF_8))));
    write(
        "one/tables/region.yaml",
        "table: region\ncolumns: { name: string, country: string }\nkey: [name]\nfile: region.csv\n");
    write("one/tables/region.csv", "country,name,note\nIN,mumbai,\"a, \"\"b\"\"\"\n,nowhere,\n");
    write("one/README.md", "not a document");
    write("two/v.yml", "vocabulary: two\n");
    Pack pack = PackLoader.load(root, List.of("two", "one", "two"));
    assertThat(pack.names()).containsExactly("two", "one");
    assertThat(pack.documents())
        .extracting(d -> d.path() + " " + d.kind())
        .containsExactly(
            "one/clauses.yaml commitments",
            "one/statement.txt data",
            "one/tables/region.csv data",
            "one/tables/region.yaml table",
            "shipped/ci.yaml profile",
            "shipped/default.yaml profile",
            "shipped/regulator.yaml profile",
            "two/v.yml vocabulary");
    assertThat(pack.tables().get(0).rows().values())
        .hasToString(
            "[Tree[entries={name=Text[value=mumbai], country=Text[value=IN]}],"
                + " Tree[entries={name=Text[value=nowhere], country=ABSENT}]]");
  }

  @Test
  void reading() throws IOException {
    write("one/a.yaml", "table: t\ncolumns: { a: string }\nkey: [a]\nfile: link.csv\n");
    Path outside = Files.createTempFile("outside", ".csv");
    Files.createSymbolicLink(root.resolve("one/link.csv"), outside);
    Files.createDirectories(root.resolve("empty"));
    assertThat(problems("one", "empty", "missing", "../one", ""))
        .containsExactly(
            ":1:1: error[AV227]: there is no pack ``",
            "../one:1:1: error[AV227]: there is no pack `../one`",
            "empty:1:1: warning[AV110]: the pack holds no documents",
            "missing:1:1: error[AV227]: there is no pack `missing`",
            "one/a.yaml:4:7: error[AV101]: the file `one/link.csv` is not there or cannot be read");
    Files.delete(outside);
  }

  @Test
  void cellsOfCsvFiles() throws IOException {
    write("one/a.yaml", "table: t\ncolumns: { a: string, n: int }\nkey: [a]\nfile: a.csv\n");
    write("one/a.csv", "a,n\nx,1\ny,many\nz\nx,2\n\n,3\n");
    assertThat(problems("one"))
        .containsExactly(
            "one/a.csv:3:3: error[AV211]: `many` is not of type `int`",
            "one/a.csv:4:1: error[AV211]: the row has 1 cells, the header 2",
            "one/a.csv:5:1: error[AV205]: there are two rows with this key (a)",
            "one/a.csv:7:1: error[AV211]: a key column of the row is empty");
    write("one/a.csv", "a,m\n");
    assertThat(problems("one"))
        .containsExactly("one/a.csv:1:1: error[AV203]: the header has no column `n`");
  }

  @Test
  void whatFollowsFromABrokenDocumentIsLeftOut() throws IOException {
    write("one/vocabulary.yaml", "vocabulary: [\n");
    write(
        "one/policy.yaml",
        "policy: p\nkeeps: [c]\nrules:\n  - { rule: r, for: use, require: 'use.size < 5' }\n");
    assertThatThrownBy(() -> PackLoader.load(root, List.of("one")))
        .isInstanceOf(InvalidDocumentsException.class)
        .hasMessage(
            "one/vocabulary.yaml:2:1: error[AV103]: the document ends inside quotes or brackets");
  }
}
