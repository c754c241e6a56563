package org.avow.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.avow.engine.source.TokenStream.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain YAML is read as the parser reads it, token by token, and nothing else is. */
final class PlainYamlTest {
  private static final String MANIFEST =
      """
      # a deployment
      ---
      apiVersion: apps/v1
      kind: Deployment

      metadata:
        name: web-1
        labels: {}
        annotations:
          "quoted key": 'single'
          app.kubernetes.io/name: "a: b # c"
      spec:
        replicas: 3
        ratio: 0.5
        on: yes
        none: ~
        template:
            spec:
              containers:
              - name: web
                args:
                - --listen=:80
                - "x"
                - 0400
                ports: []
              # another
              - image: a@sha256:12
                env:
                  - name: A
                    value: b
        text: |
          first
            second

          third

        short: |-
          one
      last: v
      """;

  /** Tokens with their places; those of ends are of no interest. */
  private static List<String> tokens(TokenStream stream, Token first) throws Exception {
    List<String> lines = new ArrayList<>();
    for (Token token = first; token != Token.END; token = stream.next()) {
      String content =
          switch (token) {
            case KEY -> stream.key();
            case VALUE -> stream.value().toString() + stream.defect();
            default -> "";
          };
      lines.add(token.closes() ? token.name() : token + " " + stream.position() + " " + content);
    }
    return lines;
  }

  private static Optional<List<String>> plain(String text, YamlScalars scalars) throws Exception {
    Optional<TokenStream> stream = PlainYaml.read(text, 3, scalars);
    return stream.isEmpty()
        ? Optional.empty()
        : Optional.of(tokens(stream.get(), stream.get().next()));
  }

  private static List<String> parsed(String text, YamlScalars scalars) throws Exception {
    YamlTokens stream = new YamlTokens(text, 3, scalars);
    List<String> lines = tokens(stream, stream.nextDocument().orElseThrow());
    assertThat(stream.nextDocument()).as(text).isEmpty();
    return lines;
  }

  @ParameterizedTest
  @EnumSource(YamlScalars.class)
  void readsWhatTheParserReads(YamlScalars scalars) throws Exception {
    assertThat(plain(MANIFEST, scalars)).contains(parsed(MANIFEST, scalars));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing\n",
        "word\n",
        "a: b\n...\n",
        "a: &x b\n",
        "a: *x\n",
        "a: !t b\n",
        "a: {b: c}\n",
        "a: [b]\n",
        "a: >\n  b\n",
        "a: |+\n  b\n",
        "a: |\n\n  b\n",
        "a: |\n  b",
        "a:\nb: c\n",
        "a: b # c\n",
        "a: b\n  c\n",
        "a: \"b\\n\"\n",
        "a: 'b''c'\n",
        "a: \"b\n  c\"\n",
        "a:\tb\n",
        "a: \u00fc\n",
        "? a\n: b\n",
        "<<: b\n",
        "- - a\n",
        "-\n",
        "a: b: c\n",
        "a: b:\n",
        "a : b\n",
        "%YAML 1.2\n---\na: b\n",
        "--- a: b\n",
        " a: b\nc: d\n",
        "a:\n  b: c\n d: e\n",
        "a: b\n- c\n",
        "- a\nb: c\n"
      })
  void leavesWhatIsUnusual(String text) throws Exception {
    assertThat(plain(text, YamlScalars.CORE)).isEmpty();
  }

  @Test
  void agreesWithTheParserOnWhateverItReads() throws Exception {
    SplittableRandom random = new SplittableRandom(3);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      String text =
          random.nextBoolean() ? MadeTexts.mutated(MANIFEST, PIECES, random) : generated(random);
      YamlScalars scalars = random.nextBoolean() ? YamlScalars.CORE : YamlScalars.KUBERNETES;
      Optional<List<String>> plain = plain(text, scalars);
      if (plain.isPresent()) {
        read++;
        assertThat(plain.get()).as(text).isEqualTo(parsed(text, scalars));
      }
    }
    assertThat(read).isGreaterThan(1_000);
  }

  private static final String[] PIECES = {
    "- ", "  ", "    ", "\n", "\n", "\n", "a: ", "b:", "c: d", "- e", "\"f\"", "'g'", "#", " # h",
    ":", ": ", "|", "|-", "[]", "{}", "~", "null", "on", "0x1f", "1e3", "-1", "- ", "---", "...",
    "&", "*", "!", ">", "%", "@", "`", "?", ",", "]", "}", "i/j.k", "<<: ", "x y", "\\", " "
  };

  private static String generated(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(1, 9); i > 0; i--) {
      text.append(" ".repeat(random.nextInt(3) * random.nextInt(3)));
      for (int j = random.nextInt(1, 4); j > 0; j--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      text.append('\n');
    }
    return text.toString();
  }
}
