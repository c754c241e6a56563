package org.avow.engine.policy.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.policy.syntax.YamlMapping;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/** Reads the fields of a fact type that come from evidence; {@code at} is always the first. */
final class FieldsReader {
  private final Entries type;
  private final Diagnostics diagnostics;
  private final List<Field> fields = new ArrayList<>();

  FieldsReader(YamlScalar name, Entries type, FactType.Kind kind) {
    this.type = type;
    this.diagnostics = type.diagnostics();
    String description = kind == FactType.Kind.EVENT ? "When it happened" : "When it was observed";
    fields.add(
        new Field(
            "at",
            Type.Scalar.TIMESTAMP,
            FactType.AT,
            false,
            Value.Absent.ABSENT,
            Field.Given.GIVEN,
            description,
            name.span()));
  }

  List<Field> given() {
    for (YamlMapping.Entry entry : type.entries("fields")) {
      if (entry.name().equals("at")) {
        diagnostics.add(
            Code.RESERVED_NAME,
            entry.key().span(),
            "`at` is there without being declared: the instant of an event, the observation of a"
                + " state",
            "remove it, or choose another name for another instant");
      } else if (Names.field(entry.key(), diagnostics).isPresent()) {
        Nodes.mapping(entry.value(), "a field", diagnostics)
            .ifPresent(mapping -> fields.add(field(entry.key(), mapping)));
      }
    }
    return List.copyOf(fields);
  }

  private Field field(YamlScalar name, YamlMapping mapping) {
    Entries entries =
        Entries.of(mapping, "a field", diagnostics, "type", "personal", "description", "default");
    Type fieldType =
        entries
            .required("type")
            .flatMap(scalar -> TypeNames.read(scalar, diagnostics))
            .orElse(Type.Scalar.ANY);
    Optional<Boolean> personal = entries.flag("personal");
    if (TypeNames.holdsText(fieldType) && !entries.has("personal")) {
      diagnostics.add(
          Code.PERSONAL_NOT_STATED,
          name.span(),
          "the field " + Diagnostic.quote(name.text()) + " does not say whether it is personal",
          "add `personal: true` if it can name or single out a person, else `personal: false`");
    }
    Value whenAbsent =
        entries
            .get("default")
            .filter(node -> fieldType != Type.Scalar.ANY)
            .flatMap(node -> Constants.read(node, fieldType, diagnostics))
            .orElse(Value.Absent.ABSENT);
    return new Field(
        name.text(),
        fieldType,
        fields.size(),
        personal.orElse(false),
        whenAbsent,
        Field.Given.GIVEN,
        entries.text("description").orElse(""),
        name.span());
  }
}
