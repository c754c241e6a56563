package org.avow.engine.feed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.avow.engine.expression.Expression;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.Place;
import org.avow.engine.policy.FeedDefinition;
import org.avow.engine.policy.FeedDefinition.Making;

/**
 * What is read of a feed's records, and how. Immutable.
 *
 * @param makings in the order of the feed
 * @param columns in order of their paths, the parts that become values, where the records of lines
 *     are read by their bytes
 * @param detour why the records are read in full
 */
public record FeedOutline(
    FeedDefinition feed,
    List<MakingOutline> makings,
    List<ColumnOutline> columns,
    Optional<Detour> detour) {
  public FeedOutline {
    makings = List.copyOf(makings);
    columns = List.copyOf(columns);
  }

  /**
   * What is read to make facts of a type.
   *
   * @param read whether anybody looks at the facts
   * @param deciding the parts of a record that say which facts it makes
   * @param fields those that somebody reads, in slot order
   */
  public record MakingOutline(
      FactType type, boolean read, List<String> deciding, List<FieldOutline> fields) {
    public MakingOutline {
      deciding = List.copyOf(deciding);
      fields = List.copyOf(fields);
    }
  }

  /**
   * What a field is made of.
   *
   * @param paths the parts of the record; none if the field is absent or constant
   * @param given whether the feed gives it at all
   */
  public record FieldOutline(Field field, List<String> paths, boolean given) {
    public FieldOutline {
      paths = List.copyOf(paths);
    }
  }

  /**
   * A part of the record as a value.
   *
   * @param type what it is read as
   */
  public record ColumnOutline(String path, String type) {}

  /**
   * The outline of a feed.
   *
   * @param reads the slots that are read of every type
   */
  public static FeedOutline of(FeedDefinition feed, Function<FactType, Set<Integer>> reads) {
    List<MakingOutline> makings =
        feed.rules().stream().map(making -> of(making, reads.apply(making.type()))).toList();
    List<Detour> detours = new ArrayList<>();
    Optional<LineFeed> lines = LineFeed.of(feed, reads, detours::add);
    return new FeedOutline(
        feed,
        makings,
        lines.stream()
            .flatMap(l -> l.columns().stream().map(c -> column(l, c)))
            .sorted(Comparator.comparing(ColumnOutline::path, Place::compareUtf8))
            .toList(),
        detours.stream().findFirst());
  }

  private static ColumnOutline column(LineFeed lines, LineFeed.Column column) {
    List<String> path = lines.projection().paths().get(column.cell());
    return new ColumnOutline("record." + String.join(".", path), column.type().toString());
  }

  private static MakingOutline of(Making making, Set<Integer> reads) {
    List<Expression> deciding = new ArrayList<>();
    making.when().ifPresent(deciding::add);
    making.each().ifPresent(deciding::add);
    Map<Field, Expression> given = making.fields();
    List<FieldOutline> fields =
        making.type().fields().stream()
            .filter(field -> reads.contains(field.slot()))
            .map(field -> new FieldOutline(field, paths(given, field), given.containsKey(field)))
            .toList();
    return new MakingOutline(
        making.type(), !reads.isEmpty(), List.copyOf(RecordReads.of(deciding)), fields);
  }

  private static List<String> paths(Map<Field, Expression> given, Field field) {
    Expression mapped = given.get(field);
    return mapped == null ? List.of() : List.copyOf(RecordReads.of(List.of(mapped)));
  }
}
