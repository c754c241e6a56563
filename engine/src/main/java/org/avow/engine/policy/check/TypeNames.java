package org.avow.engine.policy.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.diagnostic.Suggestion;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.value.Type;

/** The types of fields as documents write them: {@code int}, {@code list<string>}. */
final class TypeNames {
  private TypeNames() {}

  static Optional<Type> read(YamlScalar scalar, Diagnostics diagnostics) {
    String text = scalar.text().strip();
    boolean list = text.startsWith("list<") && text.endsWith(">");
    String element = list ? text.substring(5, text.length() - 1).strip() : text;
    for (Type.Scalar type : Type.Scalar.values()) {
      if (type != Type.Scalar.ANY && type.toString().equals(element)) {
        return Optional.of(list ? new Type.ListOf(type) : type);
      }
    }
    diagnostics.add(
        Code.UNKNOWN_NAME,
        scalar.span(),
        "there is no type " + Diagnostic.quote(text),
        Suggestion.help(text, known(), "types"));
    return Optional.empty();
  }

  private static List<String> known() {
    List<String> names = new ArrayList<>();
    for (Type.Scalar type : Type.Scalar.values()) {
      if (type != Type.Scalar.ANY) {
        names.add(type.toString());
      }
    }
    names.add("list<string>");
    return names;
  }

  /** Whether values of the type are text, or lists of it. */
  static boolean holdsText(Type type) {
    return type == Type.Scalar.STRING
        || (type instanceof Type.ListOf list && list.element() == Type.Scalar.STRING);
  }
}
