package org.avow.engine.policy.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.Stream;
import org.avow.engine.fact.Vocabulary;
import org.avow.engine.policy.syntax.YamlMapping;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.value.Type;

/** Reads all {@code vocabulary} documents as one. */
final class VocabularyReader {
  private final ExpressionReader expressions;
  private final Diagnostics diagnostics;
  private final Map<String, YamlMapping.Entry> streams = new LinkedHashMap<>();
  private final Map<String, TypeDraft> types = new LinkedHashMap<>();

  VocabularyReader(ExpressionReader expressions, Diagnostics diagnostics) {
    this.expressions = expressions;
    this.diagnostics = diagnostics;
  }

  /** A type whose own fields are read, but not what refers to streams or is derived. */
  private record TypeDraft(
      YamlScalar name, Entries entries, FactType.Kind kind, List<Field> given) {

    List<String> streamNames() {
      List<String> named = entries.texts("streams");
      return named.isEmpty() ? List.of(name.text()) : named;
    }

    Optional<Field> field(String fieldName) {
      return given.stream().filter(f -> f.name().equals(fieldName)).findFirst();
    }
  }

  /** Takes in what a document declares. */
  void declare(YamlMapping document) {
    Entries entries =
        Entries.of(
            document, "a vocabulary", diagnostics, "vocabulary", "title", "streams", "types");
    for (YamlMapping.Entry stream : entries.entries("streams")) {
      YamlMapping.Entry first = streams.get(stream.name());
      if (first != null) {
        Names.duplicate(stream.key(), "streams", first.key().span(), diagnostics);
      } else if (Names.id(stream.key(), diagnostics).isPresent()) {
        streams.put(stream.name(), stream);
      }
    }
    for (YamlMapping.Entry type : entries.entries("types")) {
      TypeDraft first = types.get(type.name());
      if (first != null) {
        Names.duplicate(type.key(), "fact types", first.name().span(), diagnostics);
      } else if (Names.variable(type.key(), diagnostics).isPresent()) {
        Nodes.mapping(type.value(), "a fact type", diagnostics)
            .ifPresent(mapping -> types.put(type.name(), draft(type.key(), mapping)));
      }
    }
  }

  private TypeDraft draft(YamlScalar name, YamlMapping mapping) {
    Entries entries =
        Entries.of(
            mapping,
            "a fact type",
            diagnostics,
            "kind",
            "description",
            "id",
            "sequence",
            "streams",
            "fields",
            "derive");
    entries.require("kind");
    FactType.Kind kind =
        entries
            .word("kind", Map.of("event", FactType.Kind.EVENT, "state", FactType.Kind.STATE))
            .orElse(FactType.Kind.EVENT);
    return new TypeDraft(name, entries, kind, new FieldsReader(name, entries, kind).given());
  }

  /** The vocabulary of everything that was declared. */
  Vocabulary vocabulary() {
    Map<String, Stream> allStreams = new LinkedHashMap<>();
    streams.forEach((name, entry) -> allStreams.put(name, stream(entry)));
    Map<String, FactType> allTypes = new LinkedHashMap<>();
    types.forEach((name, draft) -> allTypes.put(name, type(draft, allStreams)));
    return new Vocabulary(allTypes, allStreams);
  }

  private Stream stream(YamlMapping.Entry entry) {
    String name = entry.name();
    Optional<YamlMapping> mapping = Nodes.mapping(entry.value(), "a stream", diagnostics);
    if (mapping.isEmpty()) {
      return new Stream(name, List.of(), Optional.empty(), "", entry.key().span());
    }
    Entries entries =
        Entries.of(
            mapping.get(), "a stream", diagnostics, "description", "parts", "scope", "collect");
    entries.text("description");
    List<String> parts = new ArrayList<>();
    for (YamlScalar part : entries.scalars("parts")) {
      if (parts.contains(part.text())) {
        Names.repeated(part, diagnostics);
      } else {
        Names.sourceId(part, diagnostics).ifPresent(parts::add);
      }
    }
    return new Stream(
        name, parts, scope(name, entries), entries.text("collect").orElse(""), entry.key().span());
  }

  /** The one equality of a stream's scope, typed as the field that its fact types have. */
  private Optional<Stream.Scope> scope(String stream, Entries entries) {
    List<YamlMapping.Entry> equalities = entries.entries("scope");
    if (equalities.isEmpty()) {
      return Optional.empty();
    }
    YamlMapping.Entry equality = equalities.get(0);
    if (equalities.size() > 1) {
      diagnostics.add(
          Code.INVALID_VALUE,
          equalities.get(1).key().span(),
          "a scope is one equality",
          "keep one field");
    }
    Type type = Type.Scalar.STRING;
    for (TypeDraft draft : types.values()) {
      if (draft.streamNames().contains(stream)) {
        Optional<Field> field = draft.field(equality.name());
        type = field.map(Field::type).orElse(type);
        if (field.isEmpty()) {
          diagnostics.add(
              Code.UNKNOWN_NAME,
              equality.key().span(),
              "the fact type `"
                  + draft.name().text()
                  + "` of this stream has no field "
                  + Diagnostic.quote(equality.name()),
              "a scope names a field that all fact types of the stream have");
        }
      }
    }
    return Constants.read(equality.value(), type, diagnostics)
        .map(value -> new Stream.Scope(equality.name(), value));
  }

  private FactType type(TypeDraft draft, Map<String, Stream> allStreams) {
    List<Field> fields =
        new DerivedFields(draft.name().text(), draft.given(), expressions, diagnostics)
            .appendTo(draft.entries());
    return new FactType(
        draft.name().text(),
        draft.kind(),
        draft.entries().text("description").orElse(""),
        fields,
        id(draft),
        sequence(draft),
        streamsOf(draft, allStreams),
        draft.name().span());
  }

  private List<Stream> streamsOf(TypeDraft draft, Map<String, Stream> allStreams) {
    List<Stream> result = new ArrayList<>();
    for (YamlScalar name : draft.entries().scalars("streams")) {
      Stream stream = allStreams.get(name.text());
      if (stream == null) {
        Names.unknown(name, "stream", streams.keySet(), diagnostics);
      } else if (result.contains(stream)) {
        Names.repeated(name, diagnostics);
      } else {
        result.add(stream);
      }
    }
    if (result.isEmpty()) {
      String own = draft.name().text();
      result.add(
          allStreams.computeIfAbsent(
              own, name -> new Stream(name, List.of(), Optional.empty(), "", draft.name().span())));
    }
    return result;
  }

  private List<Field> id(TypeDraft draft) {
    List<Field> id = new ArrayList<>();
    for (YamlScalar name : draft.entries().scalars("id")) {
      given(draft, name)
          .ifPresent(
              field -> {
                if (id.contains(field)) {
                  Names.repeated(name, diagnostics);
                } else {
                  id.add(field);
                }
              });
    }
    return id;
  }

  private Optional<Field> sequence(TypeDraft draft) {
    Optional<YamlScalar> name = draft.entries().scalar("sequence");
    Optional<Field> field = name.flatMap(scalar -> given(draft, scalar));
    if (field.isPresent() && field.get().type() != Type.Scalar.INT) {
      diagnostics.add(
          Code.INVALID_VALUE,
          name.get().span(),
          "a sequence is a field of type `int`, not `" + field.get().type() + "`",
          "name a field that numbers the facts of a source");
      return Optional.empty();
    }
    return field;
  }

  private Optional<Field> given(TypeDraft draft, YamlScalar name) {
    Optional<Field> field = draft.field(name.text());
    if (field.isEmpty()) {
      Names.unknown(name, "field", draft.given().stream().map(Field::name).toList(), diagnostics);
    }
    return field;
  }
}
