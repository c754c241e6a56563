package org.avow.engine.policy.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.expression.Expression;
import org.avow.engine.expression.Scope;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.Stream;
import org.avow.engine.fact.Vocabulary;
import org.avow.engine.policy.FeedDefinition;
import org.avow.engine.policy.syntax.YamlMapping;
import org.avow.engine.policy.syntax.YamlScalar;
import org.avow.engine.text.Excerpt;
import org.avow.engine.text.Span;
import org.avow.engine.text.TextFile;
import org.avow.engine.value.Type;

/** Reads {@code feed} documents against the vocabulary. */
final class FeedReader {
  /** The decoders' names. */
  static final Map<String, String> FORMATS = formats();

  private final Vocabulary vocabulary;
  private final ExpressionReader expressions;
  private final Diagnostics diagnostics;
  private final Map<String, Span> ids = new LinkedHashMap<>();

  FeedReader(Vocabulary vocabulary, ExpressionReader expressions, Diagnostics diagnostics) {
    this.vocabulary = vocabulary;
    this.expressions = expressions;
    this.diagnostics = diagnostics;
  }

  private static Map<String, String> formats() {
    Map<String, String> words = new LinkedHashMap<>();
    List.of(
            "yaml",
            "json",
            "jsonl",
            "csv",
            "har",
            "access_log",
            "properties",
            "toml",
            "terraform_plan",
            "kubernetes")
        .forEach(word -> words.put(word, word));
    return Collections.unmodifiableMap(words);
  }

  /** The built-in feed, which reads records that name their own type. */
  static FeedDefinition facts() {
    return new FeedDefinition(
        "facts",
        "Records that name their own type",
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        "",
        List.of(),
        new TextFile("shipped/facts", "").whole());
  }

  Optional<FeedDefinition> read(YamlMapping document) {
    Entries entries =
        Entries.of(
            document,
            "a feed",
            diagnostics,
            "feed",
            "title",
            "format",
            "records",
            "files",
            "stream",
            "collect",
            "facts");
    Optional<String> id = entries.required("feed").flatMap(this::declare);
    Optional<String> records = entries.scalar("records").flatMap(this::pointer);
    Optional<Stream> stream = entries.scalar("stream").flatMap(this::stream);
    List<FeedDefinition.Making> rules = new ArrayList<>();
    if (entries.require("facts")) {
      entries.mappings("facts").forEach(rule -> making(rule).ifPresent(rules::add));
    }
    Optional<String> format = entries.word("format", FORMATS);
    return id.map(
        name ->
            new FeedDefinition(
                name,
                entries.text("title").orElse(name),
                format,
                records,
                entries.texts("files"),
                stream,
                entries.text("collect").orElse(""),
                rules,
                entries.span()));
  }

  private Optional<String> declare(YamlScalar name) {
    if (name.text().equals("facts")) {
      diagnostics.add(
          Code.RESERVED_NAME, name.span(), "the feed `facts` is built in", "choose another name");
      return Optional.empty();
    }
    Span first = ids.putIfAbsent(name.text(), name.span());
    if (first != null) {
      Names.duplicate(name, "feeds", first, diagnostics);
      return Optional.empty();
    }
    return Names.id(name, diagnostics);
  }

  private Optional<String> pointer(YamlScalar scalar) {
    if (scalar.text().isEmpty() || scalar.text().startsWith("/")) {
      return Optional.of(scalar.text());
    }
    diagnostics.add(
        Code.INVALID_VALUE,
        scalar.span(),
        Diagnostic.quote(scalar.text()) + " is not a JSON pointer",
        "start it with `/`, with `*` for every element: `/events/*`");
    return Optional.empty();
  }

  private Optional<Stream> stream(YamlScalar name) {
    Optional<Stream> stream = Optional.ofNullable(vocabulary.streams().get(name.text()));
    if (stream.isEmpty()) {
      Names.unknown(name, "stream", vocabulary.streams().keySet(), diagnostics);
    }
    return stream;
  }

  private Optional<FeedDefinition.Making> making(YamlMapping mapping) {
    Entries entries =
        Entries.of(
            mapping, "what a feed makes", diagnostics, "make", "when", "each", "fields", "copy");
    Optional<FactType> type =
        entries
            .required("make")
            .flatMap(name -> TypeReference.read(name, vocabulary, diagnostics))
            .map(TypeReference::type);
    Scope whole = expressions.record(false);
    Scope scope = expressions.record(entries.has("each"));
    Optional<Expression> when =
        entries.get("when").flatMap(node -> expressions.condition(node, scope));
    Optional<Expression> each =
        entries.get("each").flatMap(node -> expressions.value(node, whole, Optional.empty()));
    return type.map(
        made ->
            new FeedDefinition.Making(
                made, when, each, fields(made, entries, scope), entries.span()));
  }

  private Map<Field, Expression> fields(FactType type, Entries entries, Scope scope) {
    Map<Integer, Expression> bySlot = new TreeMap<>();
    for (YamlMapping.Entry entry : entries.entries("fields")) {
      field(type, entry.key(), bySlot)
          .ifPresent(
              field ->
                  expressions
                      .value(entry.value(), scope, Optional.empty())
                      .filter(e -> fits(field, e))
                      .ifPresent(e -> bySlot.put(field.slot(), e)));
    }
    for (YamlScalar name : entries.scalars("copy")) {
      field(type, name, bySlot)
          .flatMap(
              field ->
                  expressions
                      .compile(path(name), scope, Optional.empty())
                      .map(e -> Map.entry(field.slot(), e)))
          .ifPresent(copied -> bySlot.put(copied.getKey(), copied.getValue()));
    }
    checkInstant(type, entries);
    Map<Field, Expression> result = new LinkedHashMap<>();
    bySlot.forEach((slot, expression) -> result.put(type.fields().get(slot), expression));
    return Collections.unmodifiableMap(result);
  }

  private void checkInstant(FactType type, Entries entries) {
    boolean mapped =
        entries.entries("fields").stream().anyMatch(entry -> entry.name().equals("at"))
            || entries.texts("copy").contains("at");
    if (!type.isState() && !mapped) {
      diagnostics.add(
          Code.MISSING_KEY,
          entries.keySpan("make"),
          "the event `" + type.name() + "` is made without its instant `at`",
          "add `at:` to the fields, such as `at: record.time`");
    }
  }

  private Optional<Field> field(FactType type, YamlScalar name, Map<Integer, Expression> set) {
    Optional<Field> field = type.field(name.text());
    List<String> given =
        type.fields().stream()
            .filter(f -> f.derivation() == Field.Given.GIVEN)
            .map(Field::name)
            .toList();
    if (field.isEmpty()) {
      Names.unknown(name, "field", given, diagnostics);
    } else if (!given.contains(name.text())) {
      diagnostics.add(
          Code.CONFLICTING_KEYS,
          name.span(),
          "the field " + Diagnostic.quote(name.text()) + " is derived, and cannot be set",
          "set the fields that it is derived from");
      return Optional.empty();
    } else if (set.containsKey(field.get().slot())) {
      Names.repeated(name, diagnostics);
    }
    return field;
  }

  /** Text becomes what the field's type asks for; any other type must be the field's own. */
  private boolean fits(Field field, Expression expression) {
    Type type = expression.type();
    boolean number = field.type() == Type.Scalar.DOUBLE && type == Type.Scalar.INT;
    boolean list = field.type() instanceof Type.ListOf && type instanceof Type.ListOf;
    boolean text = type == Type.Scalar.STRING && !(field.type() instanceof Type.ListOf);
    boolean open = type == Type.Scalar.ANY || field.type() == Type.Scalar.ANY;
    if (open || text || number || list || type.equals(field.type())) {
      return true;
    }
    diagnostics.add(
        Code.CEL_TYPE,
        expression.span(),
        "this is of type `"
            + type
            + "`, but the field `"
            + field.name()
            + "` of type `"
            + field.type()
            + "`",
        "convert it, such as with `string(…)` or `timestamp(…)`");
    return false;
  }

  /** {@code record.name} for a copied field; the prefix stands where the name begins. */
  private static Excerpt path(YamlScalar name) {
    String prefix = "record.";
    int[] offsets = new int[prefix.length() + name.text().length() + 1];
    int start = name.value().whole().start();
    Arrays.fill(offsets, 0, prefix.length(), start);
    for (int i = 0; i <= name.text().length(); i++) {
      offsets[prefix.length() + i] = name.value().span(i, i).start();
    }
    return new Excerpt(prefix + name.text(), name.span().file(), offsets);
  }
}
