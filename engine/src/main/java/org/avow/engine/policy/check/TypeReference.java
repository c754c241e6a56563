package org.avow.engine.policy.check;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Vocabulary;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.text.Span;

/**
 * A fact type with the name that expressions give its fact: {@code consent}, {@code consent as c}.
 */
record TypeReference(FactType type, String alias, boolean aliased, Span span) {
  private static final Pattern FORM = Pattern.compile("(\\S+)(?:\\s+as\\s+(\\S+))?");

  static Optional<TypeReference> read(
      YamlScalar scalar, Vocabulary vocabulary, Diagnostics diagnostics) {
    Matcher form = FORM.matcher(scalar.text());
    if (!form.matches()) {
      diagnostics.add(
          Code.INVALID_VALUE,
          scalar.span(),
          Diagnostic.quote(scalar.text()) + " does not name a fact type",
          "write a fact type, or `type as name`");
      return Optional.empty();
    }
    YamlScalar name = scalar.slice(form.start(1), form.end(1));
    Optional<FactType> type = vocabulary.type(name.text());
    if (type.isEmpty()) {
      Names.unknown(name, "fact type", vocabulary.types().keySet(), diagnostics);
      return Optional.empty();
    }
    if (form.group(2) == null) {
      return Optional.of(new TypeReference(type.get(), name.text(), false, scalar.span()));
    }
    return Names.variable(scalar.slice(form.start(2), form.end(2)), diagnostics)
        .map(alias -> new TypeReference(type.get(), alias, true, scalar.span()));
  }
}
