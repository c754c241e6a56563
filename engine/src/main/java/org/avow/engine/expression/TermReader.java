package org.avow.engine.expression;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.avow.engine.text.Span;
import org.avow.engine.text.TextFile;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/**
 * Reads the terms that {@link TermWriter} has written, in the scope that they were checked in.
 * Whatever does not fit is an {@link IOException} or an {@link IndexOutOfBoundsException}. For one
 * thread.
 */
final class TermReader {
  static final String LIST_TYPE = "list";
  static final String ROW_TYPE = "row";

  private final DataInputStream in;
  private final Scope scope;
  private final TextFile file;

  TermReader(DataInputStream in, Scope scope, TextFile file) {
    this.in = in;
    this.scope = scope;
    this.file = file;
  }

  Term read() throws IOException {
    TermKind kind = name(TermKind.class);
    Span span = new Span(file, in.readInt(), in.readInt());
    return switch (kind) {
      case CONSTANT -> new Term.Constant(value(), type(), span);
      case FIELD -> field(span);
      case HAS_FIELD -> new Term.HasField(binding(), in.readInt(), text(in), span);
      case WHOLE -> new Term.Whole(binding(), type(), span);
      case LOCAL -> new Term.Local(in.readInt(), text(in), type(), span);
      case SELECT -> new Term.Select(read(), text(in), type(), span);
      case HAS_KEY -> new Term.HasKey(read(), text(in), span);
      case CALL -> new Term.Call(name(Function.class), terms(), type(), span);
      case LOOKUP -> new Term.Lookup(table(), terms(), type(), span);
      case LIST -> new Term.ListOf(terms(), type(), span);
      case MACRO -> macro(span);
    };
  }

  private Term.Macro macro(Span span) throws IOException {
    Term.Macro.Kind kind = name(Term.Macro.Kind.class);
    int element = in.readInt();
    return new Term.Macro(kind, read(), element, read(), read(), type(), span);
  }

  private Term.Field field(Span span) throws IOException {
    Binding binding = binding();
    int slot = in.readInt();
    String name = text(in);
    for (Scope.RowVariable row : scope.rows().values()) {
      if (row.binding() == binding && row.fields().get(slot).name().equals(name)) {
        Value whenAbsent = row.fields().get(slot).whenAbsent();
        return new Term.Field(binding, slot, name, whenAbsent, type(), span);
      }
    }
    throw new IOException("no field of the scope");
  }

  private Table table() throws IOException {
    String name = text(in);
    return scope.table(name).orElseThrow(() -> new IOException("no table of the scope"));
  }

  private <E extends Enum<E>> E name(Class<E> type) throws IOException {
    return Enum.valueOf(type, text(in));
  }

  private Binding binding() throws IOException {
    return name(Binding.class);
  }

  private List<Term> terms() throws IOException {
    int size = in.readInt();
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      terms.add(read());
    }
    return terms;
  }

  private Type type() throws IOException {
    String code = text(in);
    if (code.equals(LIST_TYPE)) {
      return new Type.ListOf(type());
    }
    if (!code.equals(ROW_TYPE)) {
      return Type.Scalar.valueOf(code);
    }
    String name = text(in);
    int size = in.readInt();
    Map<String, Type> fields = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      fields.put(text(in), type());
    }
    return new Type.RecordOf(name, fields);
  }

  private Value value() throws IOException {
    return switch (name(Type.Scalar.class)) {
      case BOOL -> Value.Bool.of(in.readBoolean());
      case INT -> new Value.Int(in.readLong());
      case DOUBLE -> new Value.Real(in.readDouble(), text(in));
      case STRING -> new Value.Text(text(in));
      case DURATION -> new Value.Length(in.readLong());
      case TIMESTAMP -> new Moment(in.readLong(), in.readLong());
      case ANY -> throw new IOException("no constant");
    };
  }

  /** Reads what {@link TermWriter#text} has written. */
  static String text(DataInputStream in) throws IOException {
    int length = Math.multiplyExact(in.readInt(), 2);
    byte[] units = in.readNBytes(length);
    if (units.length < length) {
      throw new EOFException();
    }
    return new String(units, StandardCharsets.UTF_16BE);
  }
}
