package org.avow.engine.report.junit;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.avow.engine.report.Headline;
import org.avow.engine.value.Timestamps;
import org.avow.engine.verdict.document.DocumentPolicy;
import org.avow.engine.verdict.document.VerdictDocument;

/**
 * A verdict as JUnit XML: a suite for each policy, a case for each rule. A build server that stops
 * at failures and errors stops exactly where the verdict's gate does.
 */
public final class JunitReport {
  private static final String NOTHING_JUDGED =
      "nothing was judged, so nothing is proved: no fact was certainly in scope of any rule";

  private final VerdictDocument verdict;
  private final XMLStreamWriter xml;

  private JunitReport(VerdictDocument verdict, XMLStreamWriter xml) {
    this.verdict = verdict;
    this.xml = xml;
  }

  /** The document, in UTF-8. */
  public static byte[] render(VerdictDocument verdict) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new JunitReport(verdict, xml).write();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A suite: its name and cases. */
  private record Suite(String name, String title, List<JunitCase> cases) {
    private long number(JunitCase.Kind kind) {
      return cases.stream().filter(each -> each.kind() == kind).count();
    }
  }

  private List<Suite> suites() {
    List<Suite> suites = new ArrayList<>();
    if (verdict.nothingJudged()) {
      JunitCase nothing =
          new JunitCase(
              "something-was-judged",
              JunitCase.Kind.ERROR,
              "nothing_judged",
              NOTHING_JUDGED,
              NOTHING_JUDGED);
      suites.add(new Suite("verdict", verdict.title(), List.of(nothing)));
    }
    for (DocumentPolicy policy : verdict.policies()) {
      if (!policy.rules().isEmpty()) {
        String name = policy.version() == 1 ? policy.id() : policy.id() + "@" + policy.version();
        suites.add(
            new Suite(
                name,
                policy.title(),
                policy.rules().stream().map(rule -> JunitCase.of(verdict, rule)).toList()));
      }
    }
    return suites;
  }

  private void write() throws XMLStreamException {
    List<Suite> suites = suites();
    xml.writeStartDocument("UTF-8", "1.0");
    line(0);
    xml.writeStartElement("testsuites");
    attribute("name", verdict.title());
    attribute("tests", suites.stream().mapToLong(suite -> suite.cases().size()).sum());
    attribute("failures", sum(suites, JunitCase.Kind.FAILURE));
    attribute("errors", sum(suites, JunitCase.Kind.ERROR));
    for (Suite suite : suites) {
      suite(suite);
    }
    line(0);
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private static long sum(List<Suite> suites, JunitCase.Kind kind) {
    return suites.stream().mapToLong(suite -> suite.number(kind)).sum();
  }

  private void suite(Suite suite) throws XMLStreamException {
    line(1);
    xml.writeStartElement("testsuite");
    attribute("name", suite.name());
    attribute("tests", suite.cases().size());
    attribute("failures", suite.number(JunitCase.Kind.FAILURE));
    attribute("errors", suite.number(JunitCase.Kind.ERROR));
    attribute("skipped", suite.number(JunitCase.Kind.SKIPPED));
    line(2);
    xml.writeStartElement("properties");
    property("title", suite.title());
    property("verdict", Headline.of(verdict));
    property("verdict_sha256", verdict.digest().hex());
    property("as_of", Timestamps.formatInstant(verdict.question().asOf()));
    property("profile", verdict.profile().id());
    line(2);
    xml.writeEndElement();
    for (JunitCase each : suite.cases()) {
      testCase(suite, each);
    }
    line(1);
    xml.writeEndElement();
  }

  private void property(String name, String value) throws XMLStreamException {
    line(3);
    xml.writeEmptyElement("property");
    attribute("name", name);
    attribute("value", value);
  }

  private void testCase(Suite suite, JunitCase each) throws XMLStreamException {
    line(2);
    if (each.kind() == JunitCase.Kind.PASSED) {
      xml.writeEmptyElement("testcase");
      attribute("name", each.name());
      attribute("classname", suite.name());
      return;
    }
    xml.writeStartElement("testcase");
    attribute("name", each.name());
    attribute("classname", suite.name());
    line(3);
    xml.writeStartElement(each.kind().element());
    attribute("type", each.type());
    attribute("message", each.message());
    xml.writeCharacters(JunitText.of(each.details()));
    xml.writeEndElement();
    line(2);
    xml.writeEndElement();
  }

  private void attribute(String name, long value) throws XMLStreamException {
    attribute(name, Long.toString(value));
  }

  private void attribute(String name, String value) throws XMLStreamException {
    // A line end in an attribute reads as a blank anyway.
    xml.writeAttribute(name, JunitText.of(value).replace('\n', ' ').replace('\t', ' '));
  }

  private void line(int indent) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(indent));
  }
}
