package org.avow.engine.expression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.text.Excerpt;
import org.avow.engine.text.Span;
import org.avow.engine.text.TextFile;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Row;
import org.avow.engine.value.Timestamps;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/** A scope with a bit of everything, and one frame for it. */
final class Sample {
  static final Value.Unknown UNKNOWN = new Value.Unknown("nobody knows");
  static final Value.Present PRESENT = new Value.Present("known after apply");

  private static final Map<String, Value> ITEM = new LinkedHashMap<>();
  private static final Map<String, Value> ITEM_FIELDS = new LinkedHashMap<>();
  private static final Map<String, Value> RECORD = new LinkedHashMap<>();

  static final List<Scope.FieldVariable> PARAMS = List.of(field("grace", Type.Scalar.DURATION));

  static final List<Scope.FieldVariable> FIELDS =
      List.of(
          field("at", Type.Scalar.TIMESTAMP),
          field("name", Type.Scalar.STRING),
          field("number", Type.Scalar.INT),
          field("ratio", Type.Scalar.DOUBLE),
          field("granted", Type.Scalar.BOOL),
          field("length", Type.Scalar.DURATION),
          field("tags", new Type.ListOf(Type.Scalar.STRING)),
          field("numbers", new Type.ListOf(Type.Scalar.INT)),
          field("day", Type.Scalar.TIMESTAMP),
          field("lost", Type.Scalar.STRING),
          field("hidden", Type.Scalar.STRING),
          field("key", Type.Scalar.STRING),
          field("doubt", Type.Scalar.BOOL),
          field("next_at", Type.Scalar.TIMESTAMP),
          new Scope.FieldVariable("channel", Type.Scalar.STRING, text("web")),
          field("spotted", new Type.ListOf(Type.Scalar.STRING)));

  private static final List<Value> SLOTS =
      List.of(
          moment("2014-12-15T10:00:00Z"),
          text("mi_cloud"),
          new Value.Int(7),
          new Value.Real(2.5, "2.50"),
          Value.Bool.TRUE,
          new Value.Length(3_600_000_000_000L),
          items(text("a"), text("b")),
          items(new Value.Int(1), new Value.Int(2), new Value.Int(3)),
          moment("2014-12-15"),
          Value.Absent.ABSENT,
          UNKNOWN,
          PRESENT,
          UNKNOWN,
          new Value.Perhaps(moment("2014-12-16")),
          Value.Absent.ABSENT,
          items(text("a"), UNKNOWN, Value.Absent.ABSENT));

  static {
    ITEM_FIELDS.put("name", text("x"));
    ITEM_FIELDS.put("size", new Value.Int(3));
    ITEM.put("meta", new Value.Tree(ITEM_FIELDS));
    ITEM.put("nothing", Value.Absent.ABSENT);
    RECORD.put("user", text("u1"));
    RECORD.put("count", new Value.Real(1.0, "1.0"));
    RECORD.put("whole", new Value.Int(1));
    RECORD.put("flag", Value.Bool.TRUE);
    RECORD.put("time", text("2014-12-15T10:00:00Z"));
    RECORD.put("nothing", Value.Absent.ABSENT);
    RECORD.put("list", items(new Value.Tree(ITEM), text("q"), Value.Absent.ABSENT));
    RECORD.put("meta", new Value.Tree(ITEM_FIELDS));
    RECORD.put("secret", UNKNOWN);
  }

  static final Table REGION = region();

  static final Scope SCOPE =
      Scope.EMPTY
          .with("fact", new Scope.RowVariable(Binding.JUDGED, "fact", FIELDS))
          .with("other", new Scope.RowVariable(Binding.CANDIDATE, "fact", FIELDS))
          .with("params", new Scope.RowVariable(Binding.PARAMS, "params", PARAMS))
          .with("record", Binding.RECORD)
          .with("item", Binding.ITEM);

  static final Scope WITH_TABLE = new Scope(SCOPE.rows(), SCOPE.wholes(), List.of(REGION));

  static final Frame FRAME =
      new Frame() {
        @Override
        public Row row(Binding binding) {
          return binding == Binding.PARAMS ? slot -> new Value.Length(60_000_000_000L) : SLOTS::get;
        }

        @Override
        public Value whole(Binding binding) {
          return new Value.Tree(binding == Binding.RECORD ? RECORD : ITEM);
        }
      };

  private Sample() {}

  static Excerpt excerpt(String text) {
    return Excerpt.of(new TextFile("policy.yaml", text).whole());
  }

  /** Compiles what has no errors. */
  static Expression compile(String text) {
    return compile(new ExpressionCompiler(), text);
  }

  /** Compiles what has no errors. */
  static Expression compile(ExpressionCompiler compiler, String text) {
    Diagnostics diagnostics = new Diagnostics();
    return compiler
        .compile(WITH_TABLE, excerpt(text), Optional.empty(), diagnostics)
        .orElseThrow(() -> new AssertionError(text + ": " + diagnostics.sorted()));
  }

  static Value evaluate(String text) {
    return Lowering.lower(compile(text)).evaluate(FRAME);
  }

  static Value.Text text(String value) {
    return new Value.Text(value);
  }

  static Value.Items items(Value... elements) {
    return new Value.Items(List.of(elements));
  }

  static Moment moment(String text) {
    return Timestamps.parse(text).orElseThrow();
  }

  private static Scope.FieldVariable field(String name, Type type) {
    return new Scope.FieldVariable(name, type, Value.Absent.ABSENT);
  }

  private static Table region() {
    Map<String, Type> columns = new LinkedHashMap<>();
    columns.put("provider", Type.Scalar.STRING);
    columns.put("region", Type.Scalar.STRING);
    columns.put("country", Type.Scalar.STRING);
    columns.put("limit", Type.Scalar.INT);
    Map<String, Value> row = new LinkedHashMap<>();
    row.put("provider", text("aws"));
    row.put("region", text("ap-southeast-1"));
    row.put("country", text("SG"));
    row.put("limit", new Value.Int(5));
    Span declaration = new TextFile("tables.yaml", "table: region").whole();
    return new Table(
        "region",
        columns,
        List.of("provider", "region"),
        Map.of(List.of(text("aws"), text("ap-southeast-1")), new Value.Tree(row)),
        declaration);
  }
}
