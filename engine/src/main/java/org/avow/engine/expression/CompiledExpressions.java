package org.avow.engine.expression;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.text.Excerpt;
import org.avow.engine.text.Span;

/**
 * What a compiler made of a series of expressions, so that another one need not parse the same
 * expressions again. A series is only good for the same documents, read in the same order by the
 * same version of Avow; whoever keeps one sees to that. Each expression is compared with what was
 * compiled all the same, and where one differs, the rest of the series is left alone. Mutable, for
 * one thread.
 */
public final class CompiledExpressions {
  private final DataInputStream known;
  private final ByteArrayOutputStream made = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(made);
  private final boolean fresh;
  private boolean usable;

  private CompiledExpressions(byte[] series) {
    this.known = new DataInputStream(new ByteArrayInputStream(series));
    this.fresh = series.length == 0;
    this.usable = !fresh;
  }

  /** Nothing is known yet. */
  public static CompiledExpressions none() {
    return new CompiledExpressions(new byte[0]);
  }

  /** Continues with what {@link #bytes()} gave. */
  public static CompiledExpressions of(byte[] series) {
    return new CompiledExpressions(series);
  }

  /** What was compiled, of a series that is new. */
  public byte[] bytes() {
    return made.toByteArray();
  }

  /** Whether all of the series was compiled anew. */
  public boolean isNew() {
    return fresh;
  }

  /** An expression, or the errors that kept it from being one. */
  record Compiled(Optional<Term> term, List<Diagnostic> diagnostics) {}

  /** What is known of the next expression; empty if nothing is. */
  Optional<Compiled> next(Scope scope, Excerpt text) {
    if (!usable) {
      return Optional.empty();
    }
    try {
      if (known.readInt() == text.text().hashCode() && known.readInt() == text.whole().start()) {
        List<Diagnostic> diagnostics = diagnostics(text);
        Optional<Term> term =
            known.readBoolean()
                ? Optional.of(new TermReader(known, scope, text.whole().file()).read())
                : Optional.empty();
        return Optional.of(new Compiled(term, diagnostics));
      }
    } catch (IOException
        | IndexOutOfBoundsException
        | IllegalArgumentException
        | ArithmeticException e) {
      // INVARIANT (never trusted): what does not fit is compiled anew
      usable = false;
    }
    usable = false;
    return Optional.empty();
  }

  private List<Diagnostic> diagnostics(Excerpt text) throws IOException {
    int size = known.readInt();
    List<Diagnostic> diagnostics = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Code code = Code.valueOf(TermReader.text(known));
      Span span = new Span(text.whole().file(), known.readInt(), known.readInt());
      String message = TermReader.text(known);
      String help = TermReader.text(known);
      diagnostics.add(
          new Diagnostic(code, message, span, Optional.of(help).filter(h -> !h.isEmpty())));
    }
    return diagnostics;
  }

  /** Keeps what came out of an expression. */
  void add(Excerpt text, Optional<Term> term, Diagnostics diagnostics) {
    try {
      out.writeInt(text.text().hashCode());
      out.writeInt(text.whole().start());
      List<Diagnostic> all = diagnostics.sorted();
      out.writeInt(all.size());
      for (Diagnostic diagnostic : all) {
        TermWriter.text(out, diagnostic.code().name());
        out.writeInt(diagnostic.span().start());
        out.writeInt(diagnostic.span().end());
        TermWriter.text(out, diagnostic.message());
        TermWriter.text(out, diagnostic.help().orElse(""));
      }
      out.writeBoolean(term.isPresent());
      if (term.isPresent()) {
        new TermWriter(out).write(term.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
