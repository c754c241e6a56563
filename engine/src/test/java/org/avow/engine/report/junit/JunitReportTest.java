package org.avow.engine.report.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.avow.engine.Golden;
import org.avow.engine.report.Documents;
import org.avow.engine.verdict.document.VerdictDocument;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

final class JunitReportTest {

  @Test
  void tellsEachRule() {
    Golden.assertMatches("december.junit.xml", xml(Documents.december()));
  }

  @Test
  void isValid() throws Exception {
    validate(xml(Documents.december()));
    validate(xml(Documents.waived()));
    validate(xml(Documents.hostile(" \\u0000\\u0007\\u0085\\uFFFE\\uD83D\\uDE00]]>&<\\\"'\\n")));
    assertThatThrownBy(() -> validate("<testsuites><testsuite/></testsuites>"))
        .isInstanceOf(SAXException.class);
  }

  @Test
  void replacesWhatXmlCannotHold() {
    assertThat(JunitText.of("a\u0000\u0007\u0085\uFFFEb\tc\nd\uD83D\uDE00"))
        .isEqualTo("a\uFFFD\uFFFD\uFFFD\uFFFDb\tc\nd\uD83D\uDE00");
  }

  @Test
  void isAnErrorWhereNothingWasJudged() {
    String nothing =
        Documents.text()
            .replaceFirst(
                "\"semantics\":\"1\"", "\"reasons\":[\"nothing_judged\"],\"semantics\":\"1\"");
    assertThat(xml(Documents.read(nothing)))
        .contains(
            "<testsuite name=\"verdict\" tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\">",
            "<error type=\"nothing_judged\" message=\"nothing was judged, so nothing is proved");
  }

  @Test
  void skipsWhatDoesNotBlock() {
    String lenient = Documents.text().replace("\"blocks\":true", "\"blocks\":false");
    String xml = xml(Documents.read(lenient));
    assertThat(xml)
        .contains("failures=\"0\" errors=\"0\"", "does not block under this profile")
        .doesNotContain("<failure", "<error");
  }

  private static String xml(VerdictDocument verdict) {
    return new String(JunitReport.render(verdict), StandardCharsets.UTF_8);
  }

  private static void validate(String xml) throws SAXException, IOException {
    SchemaFactory factory = SchemaFactory.newDefaultInstance();
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    Validator validator =
        factory
            .newSchema(Path.of("src/test/resources/schemas/junit-10.xsd").toFile())
            .newValidator();
    validator.validate(
        new StreamSource(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))));
  }
}
