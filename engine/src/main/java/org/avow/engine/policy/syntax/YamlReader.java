package org.avow.engine.policy.syntax;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.text.Span;
import org.avow.engine.text.TextFile;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads the documents of a file: YAML 1.2 with positions, bounded in depth, size and aliases. A
 * document with a syntax error is dropped and reading goes on with the next one.
 */
public final class YamlReader {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setLabel("")
          .setUseMarks(true)
          .setCodePointLimit(Integer.MAX_VALUE)
          .build();
  private static final Pattern DOCUMENT_START = Pattern.compile("(?m)^---(?=\\s|$)");

  private final TextFile file;
  private final Diagnostics diagnostics;
  private final List<YamlNode> documents = new ArrayList<>();

  private YamlReader(TextFile file, Diagnostics diagnostics) {
    this.file = file;
    this.diagnostics = diagnostics;
  }

  /** The root nodes of all documents that can be read; everything else is reported. */
  public static List<YamlNode> read(TextFile file, Diagnostics diagnostics) {
    YamlReader reader = new YamlReader(file, diagnostics);
    if (reader.printable()) {
      int next = 0;
      while (next >= 0) {
        next = reader.readFrom(next);
      }
      reader.reportEmpty();
    }
    return List.copyOf(reader.documents);
  }

  private void reportEmpty() {
    if (documents.isEmpty() && !diagnostics.hasErrors()) {
      diagnostics.add(
          Code.EMPTY_DOCUMENT,
          new Span(file, 0, 0),
          "the file holds no document",
          "start one with its kind, such as `policy: my-policy`, or remove the file");
    }
  }

  private boolean printable() {
    String content = file.content();
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      if (c >= ' ' && c < 0x7F) {
        continue;
      }
      boolean control = c < ' ' && c != '\n' && c != '\r' && c != '\t';
      boolean lone = Character.isSurrogate(c) && !isPair(content, i);
      if (control || c == 0x7F || c == 0xFFFE || c == 0xFFFF || c == 0xFEFF || lone) {
        diagnostics.add(
            Code.INVALID_YAML,
            new Span(file, i, i + 1),
            String.format(Locale.ROOT, "the character U+%04X cannot stand here", (int) c),
            "remove it, or write it as an escape in double quotes");
        return false;
      }
    }
    return true;
  }

  private static boolean isPair(String content, int i) {
    return Character.isHighSurrogate(content.charAt(i))
        ? i + 1 < content.length() && Character.isLowSurrogate(content.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(content.charAt(i - 1));
  }

  /** Reads documents from an offset on; after a syntax error says where to go on, else -1. */
  private int readFrom(int start) {
    Marks marks = new Marks(file, start);
    try {
      Iterator<Event> events =
          new Parse(SETTINGS).parseString(file.content().substring(start)).iterator();
      YamlTree tree = new YamlTree(marks, events, diagnostics);
      tree.readInto(documents);
      return -1;
    } catch (YamlTree.GivenUpException e) {
      return nextDocument(e.offset());
    } catch (MarkedYamlEngineException e) {
      boolean open = YamlProblem.isOpen(e.getProblem());
      Optional<Mark> mark =
          open
              ? e.getContextMark().or(e::getProblemMark)
              : e.getProblemMark().or(e::getContextMark);
      int offset = mark.map(marks::offset).orElse(start);
      YamlProblem.report(spanAt(offset), e.getProblem(), diagnostics);
      return nextDocument(offset);
    } catch (YamlEngineException e) {
      YamlProblem.report(spanAt(start), "the parser gives up on this document", diagnostics);
      return nextDocument(start + 1);
    }
  }

  private Span spanAt(int offset) {
    int length = file.content().length();
    int at = Math.min(offset, length);
    boolean visible = at < length && !Character.isWhitespace(file.content().charAt(at));
    return new Span(file, at, visible ? file.content().offsetByCodePoints(at, 1) : at);
  }

  private int nextDocument(int offset) {
    Matcher matcher = DOCUMENT_START.matcher(file.content());
    return offset < file.content().length() && matcher.find(offset) ? matcher.start() : -1;
  }
}
