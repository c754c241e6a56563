package org.avow.engine.plan.drools.drl;

import java.util.List;
import org.avow.engine.text.Span;
import org.avow.engine.text.TextFile;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** A file of DRL with the places of what Drools finds in it. Immutable. */
record DrlText(TextFile file) {

  /** Where a part of a rule stands: its first line, as far as it is written on one. */
  Span span(BaseDescr descr) {
    int start = descr.getStartCharacter();
    if (start < 0 || start >= file.content().length()) {
      return line(descr.getLine());
    }
    int end = descr.getEndCharacter() < start ? start + 1 : descr.getEndCharacter() + 1;
    int line = file.content().indexOf('\n', start);
    int stop = Math.min(end, line < 0 ? file.content().length() : line);
    return new Span(file, start, Math.max(start, Math.min(stop, file.content().length())));
  }

  /** The words on a line, from 1; the first line if there is no such. */
  Span line(int number) {
    int offset = offset(Math.max(1, number), 1);
    int end = file.content().indexOf('\n', offset);
    int stop = end < 0 ? file.content().length() : end;
    while (offset < stop && Character.isWhitespace(file.content().charAt(offset))) {
      offset++;
    }
    return new Span(file, offset, stop);
  }

  /** The offset of a line and column, both from 1; the end if there is no such line. */
  int offset(int line, int column) {
    int at = 0;
    for (int i = 1; i < line; i++) {
      int next = file.content().indexOf('\n', at);
      if (next < 0) {
        return file.content().length();
      }
      at = next + 1;
    }
    return Math.min(file.content().length(), at + Math.max(0, column - 1));
  }

  /** A word within a span, or behind its start in the file; the span itself if it is not there. */
  Span word(String word, Span within) {
    List<Token> tokens = Token.of(file, within.start(), file.content().length());
    return tokens.stream()
        .filter(token -> token.is(word))
        .map(Token::span)
        .findFirst()
        .orElse(within);
  }

  /** All tokens of a rule. */
  List<Token> tokens(RuleDescr rule) {
    int start = Math.max(0, rule.getStartCharacter());
    int end = Math.min(file.content().length(), rule.getEndCharacter() + 1);
    return Token.of(file, start, Math.max(start, end));
  }

  /** The tokens of a rule before {@code when}, or before {@code then} if it has no conditions. */
  List<Token> head(RuleDescr rule) {
    return tokens(rule).stream().takeWhile(t -> !t.is("when") && !t.is("then")).toList();
  }

  /** The rule's head line: what findings about the rule point at. */
  Span heading(RuleDescr rule) {
    return span(rule);
  }
}
