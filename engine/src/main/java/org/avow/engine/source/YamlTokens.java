package org.avow.engine.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;

/** A YAML document as a stream of tokens; an alias repeats the tokens of its anchor. */
final class YamlTokens implements TokenStream {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setUseMarks(true).setCodePointLimit(2 * Limits.LINE).build();

  private final String text;
  private final int firstLine;
  private final YamlScalars scalars;
  private final Iterator<Event> events;
  private final Map<String, List<Event>> anchors = new HashMap<>();
  private final List<Recording> recordings = new ArrayList<>();
  private final Deque<Iterator<Event>> replays = new ArrayDeque<>();
  private final Deque<Level> levels = new ArrayDeque<>();
  private Position position;
  private String scalar = "";
  private Value value = Value.Absent.ABSENT;
  private String defect = "";
  private int aliased;

  /** An anchored node that is not complete yet. */
  private static final class Recording {
    private final String anchor;
    private final List<Event> events = new ArrayList<>();
    private int open;

    Recording(String anchor) {
      this.anchor = anchor;
    }
  }

  /** An open list or mapping. */
  private static final class Level {
    private final boolean mapping;
    private boolean keyNext;

    Level(boolean mapping) {
      this.mapping = mapping;
      this.keyNext = mapping;
    }
  }

  /**
   * @param firstLine the line of the file at which the text starts
   */
  YamlTokens(String text, int firstLine, YamlScalars scalars) {
    this.text = text;
    this.scalars = scalars;
    this.firstLine = firstLine;
    this.position = new Position(firstLine, 1);
    this.events = new Parse(SETTINGS).parseString(text).iterator();
  }

  @Override
  public Token next() throws BrokenSourceException {
    Event event = nextNode();
    while (event instanceof AliasEvent alias) {
      replay(alias);
      event = nextNode();
    }
    if (event == null) {
      return Token.END;
    }
    defect = "";
    if (event instanceof CollectionEndEvent) {
      return levels.pop().mapping ? Token.OBJECT_END : Token.LIST_END;
    }
    Level level = levels.peek();
    boolean key = level != null && level.keyNext;
    if (level != null) {
      level.keyNext = level.mapping && !key;
    }
    if (event instanceof ScalarEvent scalarEvent) {
      return scalar(scalarEvent, key);
    }
    if (key) {
      throw broken("a mapping key that is itself a list or mapping", null);
    }
    boolean mapping = event.getEventId() == Event.ID.MappingStart;
    levels.push(new Level(mapping));
    return mapping ? Token.OBJECT : Token.LIST;
  }

  private Token scalar(ScalarEvent event, boolean key) {
    scalar = event.getValue();
    if (key) {
      boolean merge = event.isPlain() && event.getTag().isEmpty() && scalar.equals("<<");
      return merge ? Token.MERGE : Token.KEY;
    }
    value = scalars.value(event);
    return Token.VALUE;
  }

  @Override
  public String key() {
    return scalar;
  }

  @Override
  public Value value() {
    return value;
  }

  @Override
  public Position position() {
    return position;
  }

  @Override
  public String defect() {
    return defect;
  }

  /** The next node or end of one, out of an alias or out of the text; null behind a document. */
  private @Nullable Event nextNode() throws BrokenSourceException {
    while (!replays.isEmpty() && !replays.peek().hasNext()) {
      replays.pop();
    }
    Event event = replays.isEmpty() ? nextEvent() : replays.peek().next();
    if (!(event instanceof NodeEvent) && !(event instanceof CollectionEndEvent)) {
      return null;
    }
    aliased += replays.isEmpty() ? 0 : 1;
    if (aliased > Limits.ALIASED) {
      throw broken("its aliases stand for more than 200,000 nodes; write them out", null);
    }
    Mark mark = event.getStartMark().orElseThrow();
    position = position(mark);
    record(event);
    return event;
  }

  private void record(Event event) {
    if (!replays.isEmpty()) {
      return;
    }
    if (event instanceof NodeEvent node && !(event instanceof AliasEvent)) {
      node.getAnchor().ifPresent(anchor -> recordings.add(new Recording(anchor.getValue())));
    }
    boolean opens = event instanceof CollectionStartEvent;
    boolean closes = event instanceof CollectionEndEvent;
    for (Iterator<Recording> i = recordings.iterator(); i.hasNext(); ) {
      Recording recording = i.next();
      recording.events.add(event);
      recording.open += opens ? 1 : closes ? -1 : 0;
      if (recording.open == 0) {
        anchors.put(recording.anchor, recording.events);
        i.remove();
      }
    }
  }

  private void replay(AliasEvent alias) throws BrokenSourceException {
    String name = alias.getAlias().getValue();
    boolean open = recordings.stream().anyMatch(r -> r.anchor.equals(name));
    List<Event> repeated = anchors.get(name);
    if (open || repeated == null) {
      throw broken("an alias without an anchor, or inside its own anchor", null);
    }
    replays.push(repeated.iterator());
  }

  /** Whether another document follows; the parser stands behind one. */
  Optional<Token> nextDocument() throws BrokenSourceException {
    anchors.clear();
    recordings.clear();
    Event event = nextEvent();
    while (event.getEventId() != Event.ID.DocumentStart) {
      if (event.getEventId() == Event.ID.StreamEnd) {
        return Optional.empty();
      }
      event = nextEvent();
    }
    return Optional.of(next());
  }

  private Event nextEvent() throws BrokenSourceException {
    try {
      return events.next();
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
      mark.ifPresent(m -> position = position(m));
      throw broken(tabIndented(mark) ? "a tab; YAML is indented with spaces" : "not valid YAML", e);
    } catch (ReaderException e) {
      position = position(e.getPosition());
      throw broken("a character that YAML does not allow, or text that is not valid UTF-8", e);
    } catch (RuntimeException e) {
      // The parser lets exceptions of its own escape on some malformed escapes.
      throw broken("not valid YAML", e);
    }
  }

  private BrokenSourceException broken(String reason, @Nullable Throwable cause) {
    return new BrokenSourceException(position, reason, cause);
  }

  private Position position(Mark mark) {
    return new Position(firstLine + mark.getLine(), mark.getColumn() + 1);
  }

  /** The place of a code point of the text. */
  private Position position(int codePoint) {
    int line = firstLine;
    int column = 1;
    int index = 0;
    for (int i = 0; i < codePoint && index < text.length(); i++) {
      int c = text.codePointAt(index);
      index += Character.charCount(c);
      line += c == '\n' ? 1 : 0;
      column = c == '\n' ? 1 : column + 1;
    }
    return new Position(line, column);
  }

  private boolean tabIndented(Optional<Mark> mark) {
    return mark.flatMap(m -> text.lines().skip(m.getLine()).findFirst())
        .map(line -> line.substring(0, line.length() - line.stripLeading().length()))
        .filter(indent -> indent.indexOf('\t') >= 0)
        .isPresent();
  }
}
