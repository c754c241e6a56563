package org.avow.engine.policy.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.Vocabulary;
import org.avow.engine.policy.syntax.YamlMapping;
import org.avow.engine.policy.syntax.YamlNode;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/** Reads the facts of a test case: {@code consent: { … }}, {@code unreadable: [types]}. */
final class TestFactReader {
  private static final List<String> EXTRAS = List.of("unknown", "present");

  private final Vocabulary vocabulary;
  private final Diagnostics diagnostics;

  TestFactReader(Vocabulary vocabulary, Diagnostics diagnostics) {
    this.vocabulary = vocabulary;
    this.diagnostics = diagnostics;
  }

  /** The facts under {@code facts}, in their order. */
  List<TestFact> read(Entries owner) {
    List<TestFact> facts = new ArrayList<>();
    owner.mappings("facts").forEach(mapping -> facts.addAll(fact(mapping)));
    return facts;
  }

  private List<TestFact> fact(YamlMapping mapping) {
    if (mapping.entry("unreadable").isPresent()) {
      return unreadable(mapping);
    }
    List<YamlMapping.Entry> types =
        mapping.entries().stream().filter(entry -> !EXTRAS.contains(entry.name())).toList();
    if (types.size() != 1) {
      diagnostics.add(
          Code.INVALID_VALUE,
          types.size() > 1 ? types.get(1).key().span() : Entries.head(mapping),
          "an item of `facts` states one fact",
          "start each with `- ` and its type: `- consent: { … }`");
      return List.of();
    }
    YamlMapping.Entry entry = types.get(0);
    Optional<FactType> type = vocabulary.type(entry.name());
    if (type.isEmpty()) {
      Names.unknown(entry.key(), "fact type", vocabulary.types().keySet(), diagnostics);
      return List.of();
    }
    Optional<YamlMapping> fields =
        entry.value().isNull()
            ? Optional.of(new YamlMapping(List.of(), entry.key().span()))
            : Nodes.mapping(entry.value(), "a fact", diagnostics);
    return fields
        .map(
            values ->
                fact(
                    type.get(),
                    values,
                    Entries.of(
                        mapping,
                        "a fact of a test",
                        diagnostics,
                        entry.name(),
                        "unknown",
                        "present")))
        .map(List::of)
        .orElse(List.of());
  }

  private List<TestFact> unreadable(YamlMapping mapping) {
    Entries entries = Entries.of(mapping, "an unreadable record", diagnostics, "unreadable");
    List<TestFact> facts = new ArrayList<>();
    for (YamlScalar name : entries.scalars("unreadable")) {
      TypeReference.read(name, vocabulary, diagnostics)
          .ifPresent(
              reference ->
                  facts.add(
                      new TestFact(
                          reference.type(),
                          slots(reference.type(), new Value.Unknown("the record is unreadable")),
                          Optional.empty(),
                          true,
                          mapping.span())));
    }
    return facts;
  }

  /** Given fields with one value, derived fields absent: the world fills them. */
  private static List<Value> slots(FactType type, Value given) {
    List<Value> slots = new ArrayList<>();
    for (Field field : type.fields()) {
      slots.add(field.derivation() == Field.Given.GIVEN ? given : Value.Absent.ABSENT);
    }
    slots.set(FactType.AT, Moment.ANY);
    return slots;
  }

  private TestFact fact(FactType type, YamlMapping fields, Entries entries) {
    List<Value> slots = slots(type, Value.Absent.ABSENT);
    for (YamlMapping.Entry entry : fields.entries()) {
      field(type, entry.key())
          .ifPresent(
              field -> value(field, entry.value()).ifPresent(v -> slots.set(field.slot(), v)));
    }
    boolean atUnknown = false;
    for (YamlScalar name : entries.scalars("unknown")) {
      Optional<Field> field = field(type, name);
      atUnknown |= field.filter(f -> f.slot() == FactType.AT).isPresent();
      field
          .filter(f -> f.slot() != FactType.AT)
          .ifPresent(f -> slots.set(f.slot(), new Value.Unknown("nothing is known of it")));
    }
    for (YamlScalar name : entries.scalars("present")) {
      field(type, name)
          .filter(f -> f.slot() != FactType.AT)
          .ifPresent(f -> slots.set(f.slot(), new Value.Present("")));
    }
    boolean stated = fields.entry("at").isPresent();
    if (!stated && !atUnknown && !type.isState()) {
      diagnostics.add(
          Code.MISSING_KEY,
          Entries.head(entries.node()),
          "the event `" + type.name() + "` needs its instant",
          "add `at:`, or `unknown: [at]`");
    }
    Optional<Moment> at =
        stated || (atUnknown && !type.isState())
            ? Optional.of((Moment) slots.get(FactType.AT))
            : Optional.empty();
    return new TestFact(type, slots, at, false, entries.span());
  }

  private Optional<Value> value(Field field, YamlNode node) {
    if (field.slot() == FactType.AT) {
      return Constants.read(node, Type.Scalar.TIMESTAMP, diagnostics);
    }
    if (node.isNull()) {
      return Optional.of(Value.Absent.ABSENT);
    }
    return field.type() == Type.Scalar.ANY
        ? Optional.of(Constants.raw(node))
        : Constants.read(node, field.type(), diagnostics);
  }

  private Optional<Field> field(FactType type, YamlScalar name) {
    Optional<Field> field = type.field(name.text());
    if (field.isEmpty()) {
      List<String> given =
          type.fields().stream()
              .filter(f -> f.derivation() == Field.Given.GIVEN)
              .map(Field::name)
              .toList();
      Names.unknown(name, "field", given, diagnostics);
    } else if (field.get().derivation() != Field.Given.GIVEN) {
      diagnostics.add(
          Code.CONFLICTING_KEYS,
          name.span(),
          "the field " + Diagnostic.quote(name.text()) + " is derived, and cannot be set",
          "set the fields that it is derived from");
      return Optional.empty();
    }
    return field;
  }
}
