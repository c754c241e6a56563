package org.avow.engine.feed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.FieldConversion;
import org.avow.engine.fact.Stream;
import org.avow.engine.fact.Vocabulary;
import org.avow.engine.source.Mark;
import org.avow.engine.source.Pointer;
import org.avow.engine.source.RawRecord;
import org.avow.engine.value.Value;

/**
 * The built-in feed {@code facts}: records that name their own type, {@code {type: {field: …}}}.
 * Threads may share it.
 */
final class FactsMapping implements Mapping {
  private final Vocabulary vocabulary;
  private final Optional<Stream> stream;
  private final Set<FactType> seen = ConcurrentHashMap.newKeySet();

  FactsMapping(Vocabulary vocabulary, Optional<Stream> stream) {
    this.vocabulary = vocabulary;
    this.stream = stream;
  }

  /**
   * The types of the source's stream. A source without one supplies what its records show: a
   * promise about types that it never mentions would prove too much.
   */
  @Override
  public List<FactType> makes() {
    Collection<FactType> types = vocabulary.types().values();
    return stream.isPresent() ? ofStream() : types.stream().filter(seen::contains).toList();
  }

  @Override
  public List<FactType> possible() {
    return stream.isPresent() ? ofStream() : List.copyOf(vocabulary.types().values());
  }

  private List<FactType> ofStream() {
    String name = stream.map(Stream::name).orElse("");
    return vocabulary.types().values().stream()
        .filter(type -> type.streams().stream().anyMatch(s -> s.name().equals(name)))
        .toList();
  }

  @Override
  public boolean needsMarks() {
    return true;
  }

  @Override
  public String map(RawRecord record, List<Draft> drafts) {
    if (!(record.content() instanceof Value.Tree tree) || tree.entries().isEmpty()) {
      return "a record of the feed `facts` is a mapping from types to fields";
    }
    List<Draft> made = new ArrayList<>();
    int ordinal = 0;
    for (Map.Entry<String, Value> entry : tree.entries().entrySet()) {
      Optional<FactType> type = vocabulary.type(entry.getKey());
      if (type.isEmpty()) {
        return "the vocabulary has no type of that name";
      }
      if (!(entry.getValue() instanceof Value.Tree fields)) {
        return "the fields of `" + type.get() + "` are not a mapping";
      }
      Mark mark = tree.entries().size() == 1 ? record.mark() : record.mark().child(ordinal++);
      Pointer pointer = record.pointer().key(type.get().name());
      String defect = fact(type.get(), fields, mark, pointer, made);
      if (!defect.isEmpty()) {
        return defect;
      }
    }
    made.forEach(draft -> seen.add(draft.type()));
    drafts.addAll(made);
    return "";
  }

  private static String fact(
      FactType type, Value.Tree given, Mark mark, Pointer pointer, List<Draft> made) {
    List<Value> slots = new ArrayList<>(type.fields().size());
    int used = 0;
    for (Field field : type.fields()) {
      Value raw = given.entries().get(field.name());
      if (raw != null && field.derivation() != Field.Given.GIVEN) {
        return "`" + type + "." + field + "` is derived and cannot be given";
      }
      used += raw == null ? 0 : 1;
      slots.add(raw == null ? Value.Absent.ABSENT : FieldConversion.convert(field.type(), raw));
    }
    if (used < given.entries().size()) {
      return "`" + type + "` has no field of that name";
    }
    made.add(new Draft(type, slots, mark.position(), pointer, false));
    return "";
  }
}
