package org.avow.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a file holds, a decoder throws nothing, ends, and says the same again. */
final class DecoderFuzzTest {
  private static final List<String> SEEDS =
      List.of(
          "{\"a\": [1, -2.5e3, \"x\\u00fc\\ud83d\\ude00\", null, true], \"b\": {\"c\": \"ü😀\"}}\n",
          "[{\"id\": \"1\", \"at\": \"2014-12-15\"},\n {\"id\": \"2\"}]\n",
          "{\"log\": {\"entries\": [{\"a\": 1}, {\"b\": [[]]}]}}\n{\"x\":1}\n",
          "a: &x {b: 1, c: [d, e]}\nf: *x\n---\n- <<: *x\n- \"g\\n\\x41\"\n- |\n  h\n...\n%YAML 1.2\n---\n? k\n: 'v'\n",
          "1.2.3.4 - - [08/Jun/2020:06:49:01 +0000] \"GET /a?b HTTP/1.0\" 200 15 \"-\" \"c\"\n::1 - - [\"-\" 408",
          "{\"format_version\":\"1.0\",\"variables\":{\"p\":{\"value\":\"s\"}},\"resource_changes\":[{\"address\":\"a.b\","
              + "\"change\":{\"actions\":[\"create\"],\"after\":{\"x\":[1,{\"y\":null}]},\"after_unknown\":{\"x\":[false,"
              + "{\"z\":true}],\"w\":true},\"after_sensitive\":{\"x\":true}}}],\"planned_values\":{\"root_module\":"
              + "{\"child_modules\":[{\"resources\":[{\"address\":\"c.d\",\"values\":{}}]}]}},\"configuration\":"
              + "{\"root_module\":{\"variables\":{\"p\":{\"sensitive\":true}}}}}\n",
          "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Secret\n  data: {a: on}\n- 0o7\n---\n{}\n",
          "{\"kind\":\"PodList\",\"items\":[{},{\"a\":1}],\"apiVersion\":\"v1\"} {\"kind\":1}",
          "a.b = c\\\n  d\n# e\nf:\\u0041\n[g.h]\ni = [1, 'x', {j = 2014-12-15}]\n[[k]]\nl = \"\"\"m\n\"\"\"\n",
          "id,name,at\n1,\"a, \"\"b\"\"\",2014\r\n2,,\"x\ny\"\n3,c\n");
  private static final String[] TOKENS = {
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "'",
    "\\",
    "\n",
    "\r\n",
    "---",
    "...",
    "&a ",
    "*a",
    "<<: ",
    "!x ",
    "!!int ",
    "|",
    ">",
    "\t",
    "#",
    "%",
    "? ",
    "- ",
    "\u0000",
    "\uFEFF",
    "\\ud800",
    "\\U0010FFFF",
    "1e999",
    "9999999999999999999",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    "null",
    "~",
    "\u0085",
    "\u2028"
  };

  @ParameterizedTest
  @EnumSource(Format.class)
  void mutatedFilesAreReadWithoutAnException(Format format) {
    SplittableRandom random = new SplittableRandom(20141015L);
    Assertions.assertTimeout(
        Duration.ofSeconds(60),
        () -> {
          for (int i = 0; i < 500; i++) {
            byte[] bytes = mutated(random);
            Selection selection =
                random.nextInt(3) > 0
                    ? Selection.DEFAULT
                    : Selection.of(Optional.of(random.nextBoolean() ? "/*" : "/a/*/b"));
            boolean marks = random.nextBoolean();
            assertThat(Reading.of(format, bytes, selection, marks))
                .isEqualTo(Reading.of(format, bytes, selection, marks));
          }
        });
  }

  private static byte[] mutated(SplittableRandom random) {
    byte[] bytes = SEEDS.get(random.nextInt(SEEDS.size())).getBytes(StandardCharsets.UTF_8);
    int mutations = 1 + random.nextInt(6);
    for (int i = 0; i < mutations; i++) {
      bytes = mutate(bytes, random);
    }
    return bytes;
  }

  private static byte[] mutate(byte[] bytes, SplittableRandom random) {
    ByteArrayOutputStream result = new ByteArrayOutputStream();
    int from = random.nextInt(bytes.length + 1);
    int length = Math.min(bytes.length - from, random.nextInt(8));
    result.write(bytes, 0, from);
    switch (random.nextInt(5)) {
      case 0 -> result.write(random.nextInt(256));
      case 1 ->
          result.writeBytes(TOKENS[random.nextInt(TOKENS.length)].getBytes(StandardCharsets.UTF_8));
      case 2 -> {
        result.write(bytes, from, length);
        result.write(bytes, from, length);
      }
      case 3 -> {
        return result.toByteArray();
      }
      default -> {
        // what stands here is left out
      }
    }
    result.write(bytes, from + length, bytes.length - from - length);
    return result.toByteArray();
  }
}
