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
  static final int LIST_TYPE = 100;
  static final int ROW_TYPE = 101;
  private static final Type.Scalar[] SCALARS = Type.Scalar.values();
  private static final TermKind[] KINDS = TermKind.values();
  private static final Binding[] BINDINGS = Binding.values();
  private static final Function[] FUNCTIONS = Function.values();
  private static final Term.Macro.Kind[] MACROS = Term.Macro.Kind.values();

  private final DataInputStream in;
  private final Scope scope;
  private final TextFile file;

  TermReader(DataInputStream in, Scope scope, TextFile file) {
    this.in = in;
    this.scope = scope;
    this.file = file;
  }

  Term read() throws IOException {
    TermKind kind = KINDS[in.readUnsignedByte()];
    Span span = new Span(file, in.readInt(), in.readInt());
    return switch (kind) {
      case CONSTANT -> new Term.Constant(value(), type(), span);
      case FIELD -> field(span);
      case HAS_FIELD -> new Term.HasField(binding(), in.readInt(), text(in), span);
      case WHOLE -> new Term.Whole(binding(), type(), span);
      case LOCAL -> new Term.Local(in.readInt(), text(in), type(), span);
      case SELECT -> new Term.Select(read(), text(in), type(), span);
      case HAS_KEY -> new Term.HasKey(read(), text(in), span);
      case CALL -> new Term.Call(FUNCTIONS[in.readUnsignedByte()], terms(), type(), span);
      case LOOKUP -> new Term.Lookup(table(), terms(), type(), span);
      case LIST -> new Term.ListOf(terms(), type(), span);
      case MACRO -> macro(span);
    };
  }

  private Term.Macro macro(Span span) throws IOException {
    Term.Macro.Kind kind = MACROS[in.readUnsignedByte()];
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

  private Binding binding() throws IOException {
    return BINDINGS[in.readUnsignedByte()];
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
    int code = in.readUnsignedByte();
    if (code == LIST_TYPE) {
      return new Type.ListOf(type());
    }
    if (code != ROW_TYPE) {
      return SCALARS[code];
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
    return switch (SCALARS[in.readUnsignedByte()]) {
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
