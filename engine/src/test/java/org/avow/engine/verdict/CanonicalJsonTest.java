package org.avow.engine.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class CanonicalJsonTest {

  @Test
  @DisplayName("RFC 8785, 3.2.2.2: strings are escaped no more than needed")
  void escapes() {
    assertThat(written(new Json.Text("\u20ac$\u000f\nA'B\"\\\\\"/")))
        .isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
    assertThat(written(new Json.Text("\b\t\n\f\r\u0000\u001f\u007f")))
        .isEqualTo("\"\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\"");
  }

  @Test
  @DisplayName("RFC 8785, 3.2.3: members are sorted by UTF-16 units")
  void sorts() {
    Json.Members object =
        new Json.Builder()
            .put("\u20ac", "Euro Sign")
            .put("\r", "Carriage Return")
            .put("\ufb33", "Hebrew Letter Dalet With Dagesh")
            .put("1", "One")
            .put("\ud83d\ude00", "Emoji: Grinning Face")
            .put("\u0080", "Control")
            .put("\u00f6", "Latin Small Letter O With Diaeresis")
            .build();
    assertThat(written(object))
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\","
                + "\"\u20ac\":\"Euro Sign\",\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
  }

  @Test
  @DisplayName("RFC 8785, 3.2.4: the bytes of the document's example are UTF-8")
  void isUtf8() {
    Json.Members object =
        new Json.Builder()
            .put("string", "\u20ac$\u000f\nA'B\"\\\\\"/")
            .put("literals", new Json.Elements(List.of(Json.Flag.TRUE, Json.Flag.FALSE)))
            .build();
    assertThat(HexFormat.ofDelimiter(" ").formatHex(CanonicalJson.bytes(object)))
        .isEqualTo(
            "7b 22 6c 69 74 65 72 61 6c 73 22 3a 5b 74 72 75 65 2c 66 61 6c 73 65 5d 2c"
                + " 22 73 74 72 69 6e 67 22 3a 22 e2 82 ac 24 5c 75 30 30 30 66 5c 6e 41 27"
                + " 42 5c 22 5c 5c 5c 5c 5c 22 2f 22 7d");
  }

  @Test
  @DisplayName("RFC 8785, 3.2.2.3: whole numbers are written plainly, and only exact ones")
  void numbers() {
    assertThat(written(new Json.Count(0))).isEqualTo("0");
    assertThat(written(new Json.Count(-9007199254740991L))).isEqualTo("-9007199254740991");
    assertThatIllegalArgumentException().isThrownBy(() -> new Json.Count(9007199254740992L));
  }

  @Test
  @DisplayName("RFC 8785, 3.2.2.2: a lone surrogate is an error")
  void refusesLoneSurrogates() {
    for (String text : List.of("\ud83d", "\ude00", "\ude00" + "\ud83d", "a\ud83db")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> CanonicalJson.bytes(new Json.Text(text)))
          .withMessageStartingWith("lone surrogate");
    }
  }

  private static String written(Json json) {
    return new String(CanonicalJson.bytes(json), StandardCharsets.UTF_8);
  }
}
