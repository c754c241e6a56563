package org.avow.engine.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.expression.Expression;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.Stream;
import org.avow.engine.text.Span;

/**
 * How raw records become facts: a {@code feed:} document. Immutable.
 *
 * @param id of the feed; {@code facts} is built in and reads records that name their own type
 * @param format the decoder's name; empty: by the file's ending
 * @param records JSON pointer, with {@code *} for every element, to the records in a document;
 *     empty: the elements of a top-level list, else the document itself
 * @param files globs of file names that the feed claims in an implied manifest
 * @param stream the stream of sources that name none
 * @param collect how to obtain the evidence, in plain words
 * @param rules in the order of the document; several may apply to one record
 */
public record FeedDefinition(
    String id,
    String title,
    Optional<String> format,
    Optional<String> records,
    List<String> files,
    Optional<Stream> stream,
    String collect,
    List<Making> rules,
    Span span) {
  public FeedDefinition {
    files = List.copyOf(files);
    rules = List.copyOf(rules);
  }

  /**
   * Makes facts of one type.
   *
   * @param when condition on {@code record}, {@code item} and {@code source}; empty: always
   * @param each a list, or mapping whose values count, for each of whose elements, bound as {@code
   *     item}, a fact is made
   * @param fields by field, in slot order; fields not named are absent
   */
  public record Making(
      FactType type,
      Optional<Expression> when,
      Optional<Expression> each,
      Map<Field, Expression> fields,
      Span span) {}
}
