package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.avow.engine.report.html.HtmlReport;
import org.avow.engine.report.junit.JunitReport;
import org.avow.engine.report.sarif.SarifReport;
import org.avow.engine.verdict.document.VerdictDocument;
import org.xml.sax.SAXException;

/** Holds the reports of a verdict against the schemas of their formats. */
final class ReportSchemas {
  private static final Path SCHEMAS =
      Path.of("..", "engine", "src", "test", "resources", "schemas");

  private ReportSchemas() {}

  static void assertValid(VerdictDocument verdict) {
    try {
      assertThat(
              SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                  .getSchema(Files.readString(SCHEMAS.resolve("sarif-schema-2.1.0.json")))
                  .validate(
                      new String(SarifReport.render(verdict, ""), StandardCharsets.UTF_8),
                      InputFormat.JSON))
          .isEmpty();
      SchemaFactory factory = SchemaFactory.newDefaultInstance();
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory
          .newSchema(SCHEMAS.resolve("junit-10.xsd").toFile())
          .newValidator()
          .validate(new StreamSource(new ByteArrayInputStream(JunitReport.render(verdict))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SAXException e) {
      throw new AssertionError(e);
    }
    assertThat(new String(HtmlReport.render(verdict), StandardCharsets.UTF_8))
        .startsWith("<!DOCTYPE html>")
        .endsWith("</html>\n");
  }
}
