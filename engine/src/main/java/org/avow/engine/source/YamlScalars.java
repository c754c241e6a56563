package org.avow.engine.source;

import org.avow.engine.value.Value;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;

/** What plain scalars of YAML stand for; dates and instants stay text. Immutable. */
enum YamlScalars {
  /** The core schema of YAML 1.2. */
  CORE,

  /** As Kubernetes reads it: with the booleans and the octal integers of YAML 1.1. */
  KUBERNETES;

  private static final ScalarResolver RESOLVER = new CoreScalarResolver(false);

  Value value(ScalarEvent event) {
    String text = event.getValue();
    if (event.getTag().isEmpty()) {
      return event.isPlain() ? plain(text) : new Value.Text(text);
    }
    String tag = event.getTag().get();
    if (tag.equals("!") || tag.equals(Tag.STR.getValue())) {
      return new Value.Text(text);
    }
    Tag implied = RESOLVER.resolve(text, true);
    return implied.getValue().equals(tag)
        ? resolved(text, implied)
        : Value.Unknown.ofEvidence("a value with a tag of its own");
  }

  /** What a plain scalar without a tag stands for. */
  Value plain(String text) {
    if (isWord(text)) {
      return new Value.Text(text);
    }
    return this == KUBERNETES
        ? YamlScalars11.value(text).orElseGet(() -> resolved(text, RESOLVER.resolve(text, true)))
        : resolved(text, RESOLVER.resolve(text, true));
  }

  /** Whether it is longer than all words that mean something, and no number. */
  private static boolean isWord(String text) {
    return text.length() > 5 && Character.isLetter(text.charAt(0));
  }

  private static Value resolved(String text, Tag tag) {
    if (tag.equals(Tag.NULL)) {
      return Value.Absent.ABSENT;
    }
    if (tag.equals(Tag.BOOL)) {
      return Value.Bool.of(text.startsWith("t") || text.startsWith("T"));
    }
    if (tag.equals(Tag.INT)) {
      return integer(text);
    }
    if (tag.equals(Tag.FLOAT)) {
      return real(text);
    }
    return new Value.Text(text);
  }

  private static Value integer(String text) {
    if (text.length() > Limits.NUMBER) {
      return Numbers.TOO_LONG;
    }
    if (text.startsWith("0x")) {
      return Numbers.integer(text.substring(2), 16);
    }
    return text.startsWith("0o") ? Numbers.integer(text.substring(2), 8) : Numbers.integer(text);
  }

  private static Value real(String text) {
    try {
      return Numbers.real(
          text.length() > Limits.NUMBER ? Double.NaN : Double.parseDouble(text), text);
    } catch (NumberFormatException e) {
      // `.inf` and `.nan`
      return Numbers.real(Double.NaN, text);
    }
  }
}
