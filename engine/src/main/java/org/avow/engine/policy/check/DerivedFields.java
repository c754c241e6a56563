package org.avow.engine.policy.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Expression;
import org.avow.engine.expression.Scope;
import org.avow.engine.fact.Field;
import org.avow.engine.policy.syntax.YamlBroken;
import org.avow.engine.policy.syntax.YamlMapping;
import org.avow.engine.policy.syntax.YamlNode;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.policy.syntax.YamlSequence;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/**
 * Reads the {@code derive} of a fact type. Derived fields get slots in an order in which each needs
 * only fields before it.
 */
final class DerivedFields {
  private static final Pattern MEMBER = Pattern.compile("([A-Za-z_]\\w*)\\s*\\.\\s*(\\w+)");

  private static final int MAXIMUM = 500;

  private final String typeName;
  private final ExpressionReader expressions;
  private final Diagnostics diagnostics;
  private final List<Field> fields;
  private final Map<String, YamlMapping.Entry> drafts = new LinkedHashMap<>();
  private final Set<String> finished = new LinkedHashSet<>();

  DerivedFields(
      String typeName, List<Field> given, ExpressionReader expressions, Diagnostics diagnostics) {
    this.typeName = typeName;
    this.fields = new ArrayList<>(given);
    this.expressions = expressions;
    this.diagnostics = diagnostics;
  }

  /** All fields of the type, the given ones first. */
  List<Field> appendTo(Entries type) {
    for (YamlMapping.Entry entry : type.entries("derive")) {
      Optional<Field> given = find(entry.name());
      if (given.isPresent()) {
        Names.duplicate(entry.key(), "fields", given.get().declaration(), diagnostics);
      } else if (Names.field(entry.key(), diagnostics).isPresent()) {
        drafts.put(entry.name(), entry);
      }
    }
    if (drafts.size() > MAXIMUM) {
      diagnostics.add(
          Code.TOO_COMPLEX,
          type.keySpan("derive"),
          "the fact type derives more than " + MAXIMUM + " fields",
          "derive them from fewer others, or in the feed");
      return List.copyOf(fields);
    }
    drafts.keySet().forEach(name -> visit(name, new LinkedHashSet<>()));
    return List.copyOf(fields);
  }

  private void visit(String name, Set<String> path) {
    YamlMapping.Entry draft = drafts.get(name);
    if (draft == null || finished.contains(name)) {
      return;
    }
    if (!path.add(name)) {
      List<String> names = new ArrayList<>(path);
      List<String> cycle = names.subList(names.indexOf(name), names.size());
      diagnostics.add(
          Code.DERIVATION_CYCLE,
          draft.key().span(),
          "the field `"
              + name
              + "` is derived from itself: "
              + String.join(" → ", cycle)
              + " → "
              + name,
          "derive one of them from fields that come from evidence");
      finished.addAll(cycle);
      drafts.values().stream()
          .filter(member -> cycle.contains(member.name()))
          .forEach(member -> add(member.key(), Type.Scalar.ANY, Field.Given.GIVEN, false));
      return;
    }
    Set<String> needed = dependencies(draft.value());
    needed.forEach(dependency -> visit(dependency, path));
    path.remove(name);
    if (finished.add(name)) {
      derive(draft, needed.stream().anyMatch(n -> find(n).filter(Field::personal).isPresent()));
    }
  }

  /** Names of own fields that a derivation may read; never too few. */
  private Set<String> dependencies(YamlNode value) {
    Set<String> names = new LinkedHashSet<>();
    if (value instanceof YamlScalar scalar) {
      Matcher members = MEMBER.matcher(scalar.text());
      int from = 0;
      while (members.find(from)) {
        if (members.group(1).equals(typeName)) {
          names.add(members.group(2));
        }
        from = members.start(2);
      }
    } else if (value instanceof YamlMapping mapping) {
      for (YamlMapping.Entry entry : mapping.entries()) {
        if (entry.value() instanceof YamlSequence list) {
          list.items()
              .forEach(
                  item -> {
                    if (item instanceof YamlScalar scalar) {
                      names.add(scalar.text());
                    }
                  });
        }
      }
    }
    return names;
  }

  private void derive(YamlMapping.Entry draft, boolean personal) {
    if (draft.value() instanceof YamlMapping mapping) {
      neighbour(draft.key(), mapping);
      return;
    }
    if (draft.value() instanceof YamlBroken) {
      add(draft.key(), Type.Scalar.ANY, Field.Given.GIVEN, personal);
      return;
    }
    Scope scope =
        expressions
            .constants()
            .with(typeName, ExpressionReader.row(typeName, fields, Binding.JUDGED));
    Optional<Expression> expression =
        expressions.value(draft.value(), scope, Optional.empty()).filter(e -> typed(draft, e));
    expression.ifPresentOrElse(
        e -> add(draft.key(), e.type(), new Field.Computed(e), personal),
        () -> add(draft.key(), Type.Scalar.ANY, Field.Given.GIVEN, personal));
  }

  private boolean typed(YamlMapping.Entry draft, Expression expression) {
    if (expression.type() instanceof Type.RecordOf) {
      diagnostics.add(
          Code.CEL_TYPE,
          expression.span(),
          "the field " + Diagnostic.quote(draft.name()) + " would hold a whole row",
          "name one column of it");
      return false;
    }
    return true;
  }

  private void neighbour(YamlScalar name, YamlMapping mapping) {
    Entries entries = Entries.of(mapping, "a neighbour's instant", diagnostics, "next", "previous");
    entries.atMostOne("next", "previous");
    if (!entries.has("previous")) {
      entries.require("next");
    }
    boolean next = entries.has("next");
    List<String> key = new ArrayList<>();
    for (YamlScalar part : entries.scalars(next ? "next" : "previous")) {
      Optional<Field> field = find(part.text());
      if (field.isEmpty()) {
        Names.unknown(part, "field", fields.stream().map(Field::name).toList(), diagnostics);
      } else if (isKey(field.get())) {
        key.add(part.text());
      } else {
        diagnostics.add(
            Code.JOIN_TYPES_DIFFER,
            part.span(),
            "a field of type `" + field.get().type() + "` cannot be a key here",
            "name fields that tell facts apart, such as ids");
      }
    }
    add(name, Type.Scalar.TIMESTAMP, new Field.Neighbour(next, key), false);
  }

  private static boolean isKey(Field field) {
    return field.type() != Type.Scalar.DOUBLE && !(field.derivation() instanceof Field.Neighbour);
  }

  private void add(YamlScalar name, Type type, Field.Derivation derivation, boolean personal) {
    fields.add(
        new Field(
            name.text(),
            type,
            fields.size(),
            personal,
            Value.Absent.ABSENT,
            derivation,
            "",
            name.span()));
  }

  private Optional<Field> find(String name) {
    return fields.stream().filter(f -> f.name().equals(name)).findFirst();
  }
}
