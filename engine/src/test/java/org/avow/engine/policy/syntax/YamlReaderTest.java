package org.avow.engine.policy.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.text.TextFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class YamlReaderTest {

  private final Diagnostics diagnostics = new Diagnostics();

  private List<YamlNode> read(String text) {
    return YamlReader.read(new TextFile("a.yaml", text), diagnostics);
  }

  private List<String> problems() {
    return diagnostics.sorted().stream()
        .map(d -> d + " ~ " + d.span().text() + " ~ " + d.help().orElse("-"))
        .toList();
  }

  @Test
  void everyNodeHasItsStartAndItsEnd() {
    YamlMapping root = (YamlMapping) read("# head\npolicy: a\nrules:\n  - {rule: b}\n\n").get(0);
    assertThat(root.span().text()).isEqualTo("policy: a\nrules:\n  - {rule: b}");
    YamlMapping.Entry rules = root.entry("rules").orElseThrow();
    assertThat(rules.key().span().text()).isEqualTo("rules");
    assertThat(rules.value().span().text()).isEqualTo("- {rule: b}");
    YamlNode rule = ((YamlSequence) rules.value()).items().get(0);
    assertThat(rule.span().text()).isEqualTo("{rule: b}");
    assertThat(rule.span()).hasToString("a.yaml:4:5");
    assertThat(problems()).isEmpty();
  }

  @Test
  void severalDocuments() {
    assertThat(read("a: 1\n---\nb: 2\n---\n- c\n"))
        .extracting(n -> n.span().text())
        .containsExactly("a: 1", "b: 2", "- c");
    assertThat(problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "k: plain fold\n",
        "k: plain\n  fold\n",
        "k: 'plain\n  fold'\n",
        "k: \"plain\n  fold\"\n",
        "k: \"plain \\\n   fold\"\n",
        "k: \"pl\\x61in \\u0066old\"\n",
        "k: >-\n  plain\n  fold\n",
        "k: |-\n  plain fold\n",
        "😀: plain fold\n",
        "k: &anchor plain fold\n",
      })
  void charactersOfAValueKnowTheirPlace(String text) {
    YamlScalar value = (YamlScalar) ((YamlMapping) read(text).get(0)).entries().get(0).value();
    assertThat(value.text()).isEqualTo("plain fold");
    String found = value.value().span(6, 10).text();
    assertThat(found.replace("\\u0066", "f")).isEqualTo("fold");
    assertThat(value.value().span(0, 2).text()).isEqualTo("pl");
    assertThat(problems()).isEmpty();
  }

  @Test
  void quotesAreOutsideAValue() {
    YamlMapping root = (YamlMapping) read("a: 'it''s'\nb: \"a\\\"b\"\n").get(0);
    YamlScalar a = (YamlScalar) root.entries().get(0).value();
    assertThat(a.text()).isEqualTo("it's");
    assertThat(a.value().whole().text()).isEqualTo("it''s");
    assertThat(a.value().span(3, 4).text()).isEqualTo("s");
    YamlScalar b = (YamlScalar) root.entries().get(1).value();
    assertThat(b.value().span(1, 2).text()).isEqualTo("\\\"");
  }

  @Test
  void commentsBehindPlainValues() {
    YamlMapping root = (YamlMapping) read("a: b  # why\nc: 'd' # why\n").get(0);
    assertThat(root.entries())
        .extracting(e -> ((YamlScalar) e.value()).comment().map(s -> s.text()))
        .containsExactly(Optional.of("# why"), Optional.empty());
  }

  @Test
  void nullIsNull() {
    YamlMapping root = (YamlMapping) read("a:\nb: null\nc: ~\nd: 'null'\ne: \"\"\n").get(0);
    assertThat(root.entries())
        .extracting(e -> e.value().isNull())
        .containsExactly(true, true, true, false, false);
  }

  @Test
  void duplicateKeys() {
    read("a: 1\nb: 2\na: 3\n");
    assertThat(problems())
        .containsExactly(
            "a.yaml:3:1: error[AV104]: the key `a` stands twice in one mapping ~ a ~ keep one of"
                + " them");
  }

  @Test
  void aBrokenDocumentDoesNotHideTheNextOne() {
    assertThat(read("a: 'x\n---\nb: 2\n---\nc: [1\n---\nd: 4\n")).hasSize(2);
    assertThat(problems()).hasSize(2);
  }

  @Test
  void yamlEatsConditions() {
    assertThat(trap("where: !a.b\n")).contains("AV108").contains("`where: \"!a.b\"`");
    assertThat(trap("where: !a.b && c\n")).contains("AV108").contains("`where: \"!a.b && c\"`");
    assertThat(trap("where: !(a || b)\n")).contains("AV108").contains("\"!(a || b)\"");
    assertThat(trap("any:\n  - !a.b\n")).contains("AV108").contains("`\"!a.b\"`");
    assertThat(trap("where: 'IN' in x.y\n")).contains("AV103").contains("`where: \"'IN' in x.y\"`");
    assertThat(trap("where: \"IN\" in x.y\n")).contains("`where: '\"IN\" in x.y'`");
    assertThat(trap("require: a ? b : c\n")).contains("`require: \"a ? b : c\"`");
    assertThat(trap("require: x.matches('a: b')\n")).contains("\"x.matches('a: b')\"");
  }

  private String trap(String text) {
    Diagnostics found = new Diagnostics();
    YamlReader.read(new TextFile("a.yaml", text), found);
    List<Diagnostic> all = found.sorted();
    assertThat(all).hasSize(1);
    return all.get(0) + all.get(0).help().orElseThrow();
  }

  @Test
  void tabsAreNamed() {
    read("a:\n\tb: 1\n");
    assertThat(problems())
        .containsExactly(
            "a.yaml:2:1: error[AV103]: YAML is indented with spaces, not with tabs ~  ~ replace the"
                + " tab by spaces");
  }

  @Test
  void depthIsBounded() {
    read("[".repeat(100_000));
    assertThat(problems())
        .containsExactly(
            "a.yaml:1:61: error[AV106]: the document is nested more than 60 levels deep ~ [ ~"
                + " write it flatter");
  }

  @Test
  void aliasesAreBounded() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      String alias = "*a" + (i - 1);
      bomb.append("a" + i + ": &a" + i + " [" + (alias + ", ").repeat(9) + alias + "]\n");
    }
    read(bomb.toString());
    assertThat(problems()).hasSize(1);
    assertThat(problems().get(0)).contains("AV107").contains("more than 200000 nodes");
  }

  @Test
  void unknownAnchors() {
    read("a: *b\nc: &c [*c]\n");
    assertThat(problems()).hasSize(2).allSatisfy(p -> assertThat(p).contains("no anchor"));
  }

  @Test
  void encodings() {
    assertThat(decode("a: 1".getBytes(StandardCharsets.UTF_16LE))).contains("UTF-16");
    assertThat(decode("a: 1".getBytes(StandardCharsets.UTF_16))).contains("UTF-16");
    assertThat(decode(new byte[] {'a', ':', ' ', 0, 1})).contains("binary");
    assertThat(decode(new byte[] {'a', '\n', 'b', (byte) 0xE4}))
        .isEqualTo("a.yaml:2:2: error[AV102]: a byte here is not UTF-8");
    assertThat(decode(new byte[5 << 20])).contains("AV105");
    assertThat(decode("\uFEFFa: 1".getBytes(StandardCharsets.UTF_8))).isEqualTo("a: 1");
  }

  private static String decode(byte[] bytes) {
    Diagnostics found = new Diagnostics();
    return TextDecoder.decode("a.yaml", bytes, found)
        .map(TextFile::content)
        .orElseGet(() -> found.sorted().get(0).toString());
  }

  @Test
  void nothingAtAll() {
    assertThat(read("# only a comment\n")).isEmpty();
    assertThat(read("a: b\u0001")).isEmpty();
    assertThat(problems()).hasSize(2);
  }
}
