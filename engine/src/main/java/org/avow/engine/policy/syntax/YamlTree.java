package org.avow.engine.policy.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostic;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.text.Span;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Builds nodes from the parser's events. */
final class YamlTree {
  private static final int MAXIMUM_DEPTH = 60;
  private static final int MAXIMUM_NODES = 200_000;

  private final Marks marks;
  private final Iterator<Event> events;
  private final Diagnostics diagnostics;
  private final Map<Anchor, Anchored> anchors = new HashMap<>();
  private long nodes;

  /** A node with the number of nodes in it, aliases written out. */
  private record Anchored(YamlNode node, long nodes) {}

  YamlTree(Marks marks, Iterator<Event> events, Diagnostics diagnostics) {
    this.marks = marks;
    this.events = events;
    this.diagnostics = diagnostics;
  }

  /** The document breaks a bound, which was reported; reading goes on behind the offset. */
  static final class GivenUpException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int offset;

    GivenUpException(int offset) {
      this.offset = offset;
    }

    int offset() {
      return offset;
    }
  }

  /** Reads all documents that are left. */
  void readInto(List<YamlNode> documents) {
    while (events.hasNext()) {
      Event event = events.next();
      if (event.getEventId() == Event.ID.DocumentStart) {
        anchors.clear();
        nodes = 0;
        YamlNode root = node(events.next(), 1);
        if (root.isNull()) {
          diagnostics.add(Code.EMPTY_DOCUMENT, root.span(), "the document is empty", "remove it");
        } else {
          documents.add(root);
        }
      }
    }
  }

  private YamlNode node(Event event, int depth) {
    int start = marks.offset(event.getStartMark());
    nodes++;
    if (depth > MAXIMUM_DEPTH) {
      diagnostics.add(
          Code.TOO_DEEP,
          new Span(marks.file(), start, Math.min(start + 1, marks.file().content().length())),
          "the document is nested more than " + MAXIMUM_DEPTH + " levels deep",
          "write it flatter");
      throw new GivenUpException(start);
    }
    if (event instanceof AliasEvent alias) {
      return alias(alias);
    }
    long before = nodes;
    YamlNode node =
        event instanceof ScalarEvent scalar
            ? scalar(scalar)
            : collection((CollectionStartEvent) event, start, depth);
    Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
    long weight = nodes - before + 1;
    anchor.ifPresent(name -> anchors.put(name, new Anchored(node, weight)));
    return node;
  }

  private Span span(Event event) {
    int start = marks.offset(event.getStartMark());
    return new Span(marks.file(), start, Math.max(start, marks.offset(event.getEndMark())));
  }

  private YamlNode alias(AliasEvent event) {
    Anchored target = anchors.get(event.getAlias());
    Span span = span(event);
    if (target == null) {
      diagnostics.add(
          Code.INVALID_YAML,
          span,
          "there is no anchor " + Diagnostic.quote("&" + event.getAlias().getValue()) + " above",
          "define it, or put the text in quotes");
      return new YamlBroken(span);
    }
    nodes += target.nodes();
    if (nodes > MAXIMUM_NODES) {
      diagnostics.add(
          Code.TOO_MANY_ALIASES,
          span,
          "aliases blow this document up to more than " + MAXIMUM_NODES + " nodes",
          "write the values out");
      throw new GivenUpException(span.start());
    }
    return target.node();
  }

  private YamlNode scalar(ScalarEvent event) {
    Span span = span(event);
    if (event.getTag().isPresent()) {
      return tagged(span, span.text().strip());
    }
    YamlScalar.Style style = style(event.getScalarStyle());
    int valueStart = event.getAnchor().isPresent() ? behindAnchor(span) : span.start();
    return new YamlScalar(
        ScalarPlaces.locate(event.getValue(), span.file(), valueStart, span.end(), style),
        style,
        style == YamlScalar.Style.PLAIN ? comment(span.end()) : Optional.empty(),
        span);
  }

  private static int behindAnchor(Span span) {
    String text = span.text();
    int at = 0;
    while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return span.start() + at;
  }

  private YamlNode tagged(Span span, String text) {
    String line = span.file().lineText(span.line());
    String help =
        ConditionTrap.helpFor(line)
            .filter(any -> ConditionTrap.startsWithNegation(line))
            .orElseGet(
                () ->
                    "put it in quotes: `"
                        + ConditionTrap.quoted(text.lines().findFirst().orElse(""))
                        + "`");
    diagnostics.add(Code.YAML_TAG, span, "YAML reads a leading `!` as a tag", help);
    return new YamlBroken(span);
  }

  private Optional<Span> comment(int from) {
    String content = marks.file().content();
    int at = from;
    while (at < content.length() && (content.charAt(at) == ' ' || content.charAt(at) == '\t')) {
      at++;
    }
    if (at == from || at >= content.length() || content.charAt(at) != '#') {
      return Optional.empty();
    }
    int lineEnd = at;
    while (lineEnd < content.length() && "\r\n".indexOf(content.charAt(lineEnd)) < 0) {
      lineEnd++;
    }
    return Optional.of(new Span(marks.file(), at, lineEnd));
  }

  private YamlNode collection(CollectionStartEvent event, int start, int depth) {
    boolean mapping = event.getEventId() == Event.ID.MappingStart;
    List<YamlNode> items = new ArrayList<>();
    List<YamlMapping.Entry> entries = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    int end = marks.offset(event.getEndMark());
    Event next = events.next();
    while (next.getEventId() != Event.ID.MappingEnd && next.getEventId() != Event.ID.SequenceEnd) {
      YamlNode node = node(next, depth + 1);
      if (mapping) {
        YamlNode value = node(events.next(), depth + 1);
        key(node, keys).ifPresent(key -> entries.add(new YamlMapping.Entry(key, value)));
        end = Math.max(end, value.span().end());
      } else {
        items.add(node);
      }
      end = Math.max(end, node.span().end());
      next = events.next();
    }
    if (event.isFlow()) {
      end = Math.max(end, marks.offset(next.getEndMark()));
    }
    Span span = new Span(marks.file(), start, Math.max(start, end));
    if (event.getTag().isPresent()) {
      return tagged(span, span.text().strip());
    }
    return mapping ? new YamlMapping(entries, span) : new YamlSequence(items, span);
  }

  private Optional<YamlScalar> key(YamlNode node, Set<String> keys) {
    if (node instanceof YamlScalar scalar) {
      if (keys.add(scalar.text())) {
        return Optional.of(scalar);
      }
      diagnostics.add(
          Code.DUPLICATE_KEY,
          scalar.span(),
          "the key " + Diagnostic.quote(scalar.text()) + " stands twice in one mapping",
          "keep one of them");
    } else if (!(node instanceof YamlBroken)) {
      diagnostics.add(
          Code.INVALID_YAML,
          node.span(),
          "a key must be a single value, not " + node.kind(),
          "put it in quotes, or indent what belongs under another key");
    }
    return Optional.empty();
  }

  private static YamlScalar.Style style(ScalarStyle style) {
    return switch (style) {
      case PLAIN, JSON_SCALAR_STYLE -> YamlScalar.Style.PLAIN;
      case SINGLE_QUOTED -> YamlScalar.Style.SINGLE_QUOTED;
      case DOUBLE_QUOTED -> YamlScalar.Style.DOUBLE_QUOTED;
      case LITERAL -> YamlScalar.Style.LITERAL;
      case FOLDED -> YamlScalar.Style.FOLDED;
    };
  }
}
