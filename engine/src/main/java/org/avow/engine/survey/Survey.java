package org.avow.engine.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.avow.engine.evaluate.world.World;
import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Evaluator;
import org.avow.engine.expression.Frame;
import org.avow.engine.expression.Lowering;
import org.avow.engine.fact.Evidence;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.Place;
import org.avow.engine.fact.SourceEvidence;
import org.avow.engine.fact.Standing;
import org.avow.engine.fact.Vocabulary;
import org.avow.engine.policy.FactSelection;
import org.avow.engine.policy.Question;
import org.avow.engine.text.Order;
import org.avow.engine.value.Row;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;
import org.avow.engine.verdict.Masking;
import org.avow.engine.verdict.Pseudonyms;

/**
 * The facts that a question sees, as they would be judged: merged by identity, cut at the as-of
 * instant, with derived fields. Immutable; threads may share it.
 */
public final class Survey {
  private final String title;
  private final Evidence evidence;
  private final Question question;
  private final FactSelection selection;
  private final World world;
  private final Optional<Evaluator> where;
  private final List<FactType> types;

  private Survey(
      String title,
      Vocabulary vocabulary,
      Evidence evidence,
      Question question,
      FactSelection selection) {
    this.title = title;
    this.evidence = evidence;
    this.question = question;
    this.selection = selection;
    this.world = World.of(vocabulary, evidence, question);
    this.where = selection.where().map(Lowering::lower);
    this.types =
        vocabulary.types().values().stream()
            .filter(type -> selection.types().isEmpty() || selection.types().contains(type))
            .sorted(Order.by(FactType::name, Place::compareUtf8))
            .toList();
  }

  /**
   * Looks at evidence.
   *
   * @param title of the manifest
   * @param selection which facts are wanted
   */
  public static Survey of(
      String title,
      Vocabulary vocabulary,
      Evidence evidence,
      Question question,
      FactSelection selection) {
    return new Survey(title, vocabulary, evidence, question, selection);
  }

  public String title() {
    return title;
  }

  public Question question() {
    return question;
  }

  /**
   * Hands out the facts that are wanted, one by one, by type, then in the order of findings
   * (semantics 7.3). Ordinals of personal values follow that order.
   *
   * @param limit how many at most
   */
  public void each(long limit, Consumer<SeenFact> consumer) {
    Pseudonyms pseudonyms = new Pseudonyms();
    long left = limit;
    for (FactType type : types) {
      Masking masking = new Masking(Optional.of(type), pseudonyms);
      Map<Place, List<Place>> places = World.places(type, evidence, question);
      for (Fact fact : world.facts(type)) {
        if (left > 0 && isWanted(fact, places)) {
          consumer.accept(seen(fact, places.getOrDefault(fact.place(), List.of()), masking));
          left--;
        }
      }
    }
  }

  private SeenFact seen(Fact fact, List<Place> places, Masking masking) {
    List<SeenField> fields = new ArrayList<>();
    for (Field field : fact.type().fields()) {
      fields.add(SeenField.of(field, fact.get(field.slot()), masking.field(fact, field)));
    }
    return new SeenFact(
        fact.type(),
        world.exists(fact).isTrue(),
        fact.doubtful(),
        masking.place(fact.place(), fact),
        places.stream()
            .filter(place -> !place.equals(fact.place()))
            .map(place -> masking.place(place, fact))
            .toList(),
        fact.type().isState() ? world.validity(fact) : TimeSet.EMPTY,
        fields);
  }

  /** What is known of the types that are wanted and have facts, by name. */
  public List<TypeCounts> types() {
    List<TypeCounts> counts = new ArrayList<>();
    for (FactType type : types) {
      TypeCounts counted = count(type);
      if (counted.facts() + counted.undecided() > 0 || !selection.types().isEmpty()) {
        counts.add(counted);
      }
    }
    return counts;
  }

  private TypeCounts count(FactType type) {
    Map<Place, List<Place>> places = World.places(type, evidence, question);
    List<FieldCounts> fields = type.fields().stream().map(FieldCounts::new).toList();
    long facts = 0;
    long doubtful = 0;
    long undecided = 0;
    for (Fact fact : world.facts(type)) {
      if (isWanted(fact, places)) {
        facts++;
        doubtful += fact.doubtful() ? 1 : 0;
        fields.forEach(field -> field.add(fact.get(field.field().slot())));
      } else if (isFrom(fact, places) && !selection.undecided() && holds(fact) == Truth.UNKNOWN) {
        undecided++;
      }
    }
    return new TypeCounts(type, facts, doubtful, undecided, fields);
  }

  /**
   * What became of the sources that are wanted, or may make facts that are, in the order of the
   * manifest.
   */
  public List<SourceCounts> sources() {
    return evidence.sources().stream()
        .filter(s -> selection.sources().isEmpty() || selection.sources().contains(s.id()))
        .filter(s -> s.makes().isEmpty() || s.makes().stream().anyMatch(types::contains))
        .map(this::count)
        .toList();
  }

  private SourceCounts count(SourceEvidence source) {
    Map<String, Long> facts = new TreeMap<>();
    long later = 0;
    for (Fact fact : source.facts()) {
      if (types.contains(fact.type())) {
        facts.merge(fact.type().name(), 1L, Long::sum);
        long first = fact.type().isState() ? question.asOf() + 1 : question.asOf();
        later += fact.at().earliest() >= first ? 1 : 0;
      }
    }
    boolean accepted =
        source.standing() == Standing.OBSERVED || question.profile().acceptDeclared();
    return new SourceCounts(source, facts, later, !accepted);
  }

  private boolean isWanted(Fact fact, Map<Place, List<Place>> places) {
    Truth wanted = selection.undecided() ? Truth.UNKNOWN : Truth.TRUE;
    return isFrom(fact, places) && (where.isEmpty() || holds(fact) == wanted);
  }

  private boolean isFrom(Fact fact, Map<Place, List<Place>> places) {
    List<String> wanted = selection.sources();
    return wanted.isEmpty()
        || wanted.contains(fact.place().source())
        || places.getOrDefault(fact.place(), List.of()).stream()
            .anyMatch(place -> wanted.contains(place.source()));
  }

  private Truth holds(Fact fact) {
    return where.map(condition -> condition.truth(new Seen(fact))).orElse(Truth.TRUE);
  }

  /** The fact that a condition looks at. */
  private record Seen(Fact fact) implements Frame {
    @Override
    public Row row(Binding binding) {
      return fact;
    }

    @Override
    public Value whole(Binding binding) {
      throw new IllegalArgumentException("conditions on facts do not see " + binding);
    }
  }
}
