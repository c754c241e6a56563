package org.avow.engine.expression;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.avow.engine.text.Span;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/**
 * Writes checked terms as bytes that {@link TermReader} reads. What the scope of an expression
 * knows is not written: defaults of fields, rows of tables. For one thread.
 */
final class TermWriter implements Term.Visitor<Void> {
  private final DataOutputStream out;

  TermWriter(DataOutputStream out) {
    this.out = out;
  }

  void write(Term term) throws IOException {
    try {
      term.accept(this);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Writes which kind of term follows, and its place. */
  private void head(TermKind kind, Span span) throws IOException {
    name(kind);
    out.writeInt(span.start());
    out.writeInt(span.end());
  }

  /** A part of a term that is written. */
  private interface Part {
    void write() throws IOException;
  }

  private static Void written(Part part) {
    try {
      part.write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return null;
  }

  @Override
  public Void constant(Term.Constant term) {
    return written(
        () -> {
          head(TermKind.CONSTANT, term.span());
          value(term.value());
          type(term.type());
        });
  }

  @Override
  public Void field(Term.Field term) {
    return written(
        () -> {
          head(TermKind.FIELD, term.span());
          name(term.binding());
          out.writeInt(term.slot());
          text(out, term.name());
          type(term.type());
        });
  }

  @Override
  public Void hasField(Term.HasField term) {
    return written(
        () -> {
          head(TermKind.HAS_FIELD, term.span());
          name(term.binding());
          out.writeInt(term.slot());
          text(out, term.name());
        });
  }

  @Override
  public Void whole(Term.Whole term) {
    return written(
        () -> {
          head(TermKind.WHOLE, term.span());
          name(term.binding());
          type(term.type());
        });
  }

  @Override
  public Void local(Term.Local term) {
    return written(
        () -> {
          head(TermKind.LOCAL, term.span());
          out.writeInt(term.index());
          text(out, term.name());
          type(term.type());
        });
  }

  @Override
  public Void select(Term.Select term) {
    return written(
        () -> {
          head(TermKind.SELECT, term.span());
          write(term.operand());
          text(out, term.key());
          type(term.type());
        });
  }

  @Override
  public Void hasKey(Term.HasKey term) {
    return written(
        () -> {
          head(TermKind.HAS_KEY, term.span());
          write(term.operand());
          text(out, term.key());
        });
  }

  @Override
  public Void call(Term.Call term) {
    return written(
        () -> {
          head(TermKind.CALL, term.span());
          name(term.function());
          terms(term.arguments());
          type(term.type());
        });
  }

  @Override
  public Void lookup(Term.Lookup term) {
    return written(
        () -> {
          head(TermKind.LOOKUP, term.span());
          text(out, term.table().name());
          terms(term.arguments());
          type(term.type());
        });
  }

  @Override
  public Void list(Term.ListOf term) {
    return written(
        () -> {
          head(TermKind.LIST, term.span());
          terms(term.elements());
          type(term.type());
        });
  }

  @Override
  public Void macro(Term.Macro term) {
    return written(
        () -> {
          head(TermKind.MACRO, term.span());
          name(term.kind());
          out.writeInt(term.element());
          write(term.range());
          write(term.filter());
          write(term.body());
          type(term.type());
        });
  }

  private void terms(List<Term> terms) throws IOException {
    out.writeInt(terms.size());
    for (Term term : terms) {
      write(term);
    }
  }

  private void type(Type type) throws IOException {
    if (type instanceof Type.Scalar scalar) {
      name(scalar);
    } else if (type instanceof Type.ListOf list) {
      text(out, TermReader.LIST_TYPE);
      type(list.element());
    } else if (type instanceof Type.RecordOf row) {
      text(out, TermReader.ROW_TYPE);
      text(out, row.name());
      out.writeInt(row.fields().size());
      for (Map.Entry<String, Type> field : row.fields().entrySet()) {
        text(out, field.getKey());
        type(field.getValue());
      }
    }
  }

  /** Only scalars stand in expressions as constants. */
  private void value(Value value) throws IOException {
    name(((Type.Scalar) value.type()));
    if (value instanceof Value.Bool bool) {
      out.writeBoolean(bool.value());
    } else if (value instanceof Value.Int number) {
      out.writeLong(number.value());
    } else if (value instanceof Value.Real real) {
      out.writeDouble(real.value());
      text(out, real.digits());
    } else if (value instanceof Value.Text text) {
      text(out, text.value());
    } else if (value instanceof Value.Length length) {
      out.writeLong(length.nanos());
    } else if (value instanceof Moment moment) {
      out.writeLong(moment.earliest());
      out.writeLong(moment.latest());
    } else {
      throw new IllegalArgumentException("no constant of an expression: " + value.type());
    }
  }

  private void name(Enum<?> constant) throws IOException {
    text(out, constant.name());
  }

  /** Writes text of any length. */
  static void text(DataOutputStream out, String text) throws IOException {
    out.writeInt(text.length());
    out.writeChars(text);
  }
}
