package org.avow.engine.report.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.avow.engine.Golden;
import org.avow.engine.report.Documents;
import org.avow.engine.verdict.document.VerdictDocument;
import org.junit.jupiter.api.Test;

final class SarifReportTest {
  private static final Pattern FINGERPRINT = Pattern.compile("\"avow/v1\":\"([0-9a-f:]*)\"");

  @Test
  void tellsEachFinding() {
    Golden.assertMatches("december.sarif", log(Documents.december(), ""));
  }

  @Test
  void isValid() throws IOException {
    assertThat(errors(log(Documents.december(), ""))).isEmpty();
    assertThat(errors(log(Documents.waived(), "evidence/2014"))).isEmpty();
    assertThat(errors(log(Documents.hostile(" a:b\\u0007<&%ü"), ""))).isEmpty();
    assertThat(errors("{\"version\":\"2.1.0\"}")).isNotEmpty();
  }

  @Test
  void suppressesWhatIsWaived() {
    String log = log(Documents.waived(), "");
    assertThat(log)
        .containsOnlyOnce(
            "\"suppressions\":[{\"justification\":\"moves in January (T-1; requested by ada,"
                + " approved by bea, cem; until 2015-03-01T00:00:00Z)\",\"kind\":\"external\","
                + "\"status\":\"accepted\"}]");
  }

  @Test
  void knowsFindingsAgainWhenLinesMove() {
    String moved = Documents.text().replaceAll("\"line\":(\\d+)", "\"line\":1$1");
    List<String> before = fingerprints(log(Documents.december(), ""));
    assertThat(fingerprints(log(Documents.read(moved), ""))).isEqualTo(before);
    assertThat(before).doesNotHaveDuplicates().hasSize(18);
  }

  @Test
  void putsPathsBelowTheRoot() {
    assertThat(log(Documents.december(), "evidence/2014"))
        .contains("{\"uri\":\"evidence/2014/tests.yaml\",\"uriBaseId\":\"%SRCROOT%\"}");
  }

  @Test
  void escapesAddresses() {
    assertThat(SarifLocations.encoded("a b/ü:%#.yaml")).isEqualTo("a%20b/%C3%BC%3A%25%23.yaml");
  }

  private static List<String> fingerprints(String log) {
    return FINGERPRINT.matcher(log).results().map((MatchResult match) -> match.group(1)).toList();
  }

  private static String log(VerdictDocument verdict, String folder) {
    return new String(SarifReport.render(verdict, folder), StandardCharsets.UTF_8);
  }

  private static List<com.networknt.schema.Error> errors(String log) throws IOException {
    String text = Files.readString(Path.of("src/test/resources/schemas/sarif-schema-2.1.0.json"));
    Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(text);
    return schema.validate(log, InputFormat.JSON);
  }
}
