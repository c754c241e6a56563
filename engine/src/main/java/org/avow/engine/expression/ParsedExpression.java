package org.avow.engine.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.avow.engine.text.Excerpt;
import org.avow.engine.text.Span;

/**
 * A syntax tree as it was written: where the parser has put a loop for a macro, the macro's call is
 * found again. For one thread.
 */
final class ParsedExpression {
  /** Trees are not followed deeper than this. */
  private static final int DEEPEST = 1_000;

  private final CelAbstractSyntaxTree tree;
  private final Excerpt excerpt;
  private final Extents extents;

  ParsedExpression(CelAbstractSyntaxTree tree, Excerpt excerpt, Tokens tokens) {
    this.tree = tree;
    this.excerpt = excerpt;
    this.extents = new Extents(this, tokens);
  }

  CelAbstractSyntaxTree tree() {
    return tree;
  }

  Excerpt excerpt() {
    return excerpt;
  }

  CelExpr root() {
    return tree.getExpr();
  }

  /** The node, or the macro call that it came from. */
  CelExpr written(CelExpr node) {
    return macro(node).orElse(node);
  }

  /** The macro call that a node came from; {@code has} is one, too. */
  Optional<CelExpr> macro(CelExpr node) {
    return Optional.ofNullable(tree.getSource().getMacroCalls().get(node.id()));
  }

  /** The parts of a node, as they were written; of a macro without its variable. */
  List<CelExpr> children(CelExpr node) {
    CelExpr written = written(node);
    return switch (written.getKind()) {
      case SELECT -> List.of(written.select().operand());
      case CALL -> {
        List<CelExpr> parts = new ArrayList<>();
        written.call().target().ifPresent(parts::add);
        int skipped = variable(node).isPresent() ? 1 : 0;
        parts.addAll(written.call().args().subList(skipped, written.call().args().size()));
        yield parts;
      }
      case LIST -> written.list().elements();
      case MAP ->
          written.map().entries().stream()
              .flatMap(entry -> Stream.of(entry.key(), entry.value()))
              .toList();
      case STRUCT ->
          written.struct().entries().stream().map(CelExpr.CelStruct.Entry::value).toList();
      case CONSTANT, IDENT, NOT_SET, COMPREHENSION -> List.of();
    };
  }

  /** The name of a macro's variable; empty if the node is not a macro over a list. */
  Optional<String> variable(CelExpr node) {
    return macro(node)
        .filter(call -> call.call().target().isPresent())
        .map(call -> call.call().args().get(0).ident().name());
  }

  /** How deep the tree is. */
  int depth() {
    return depth(root(), 0);
  }

  private int depth(CelExpr node, int above) {
    int deepest = above + 1;
    if (above < DEEPEST) {
      for (CelExpr child : children(node)) {
        deepest = Math.max(deepest, depth(child, above + 1));
      }
    }
    return deepest;
  }

  /** The functions and operators that are called, those of loops included. */
  Set<String> functions() {
    Set<String> functions = new HashSet<>();
    Deque<CelExpr> open = new ArrayDeque<>(List.of(root()));
    while (!open.isEmpty()) {
      CelExpr node = open.pop();
      switch (node.getKind()) {
        case CALL -> {
          functions.add(node.call().function());
          node.call().target().ifPresent(open::push);
          node.call().args().forEach(open::push);
        }
        case SELECT -> open.push(node.select().operand());
        case LIST -> node.list().elements().forEach(open::push);
        case MAP ->
            node.map()
                .entries()
                .forEach(
                    entry -> {
                      open.push(entry.key());
                      open.push(entry.value());
                    });
        case STRUCT -> node.struct().entries().forEach(entry -> open.push(entry.value()));
        case COMPREHENSION -> {
          CelExpr.CelComprehension loop = node.comprehension();
          open.push(loop.iterRange());
          open.push(loop.accuInit());
          open.push(loop.loopCondition());
          open.push(loop.loopStep());
          open.push(loop.result());
        }
        case CONSTANT, IDENT, NOT_SET -> {}
      }
    }
    return functions;
  }

  /** Offset in UTF-16 units of the token at which the parser has placed a node. */
  int position(long id) {
    Map<Long, Integer> positions = tree.getSource().getPositionsMap();
    return units(excerpt.text(), positions.getOrDefault(id, 0));
  }

  /** The text of a node in its document. */
  Span span(CelExpr node) {
    return extents.span(node);
  }

  /** The field of a path, or the function of a call, in its document. */
  Span name(CelExpr node) {
    return extents.name(node);
  }

  /** The operator, bracket or word of a node in its document. */
  Span mark(CelExpr node) {
    return extents.mark(node);
  }

  /** The offset in UTF-16 units of a code point. */
  static int units(String text, int codePoints) {
    int at = 0;
    for (int i = 0; i < codePoints && at < text.length(); i++) {
      at += Character.charCount(text.codePointAt(at));
    }
    return at;
  }
}
