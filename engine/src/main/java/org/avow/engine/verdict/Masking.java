package org.avow.engine.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.expression.Binding;
import org.avow.engine.expression.Explanation;
import org.avow.engine.expression.Expression;
import org.avow.engine.expression.FieldReads;
import org.avow.engine.expression.Reads;
import org.avow.engine.expression.Term;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.Place;
import org.avow.engine.text.Span;
import org.avow.engine.value.Value;

/**
 * Shows values over judged facts of one type; personal ones as ordinals. What is personal is
 * decided by the text of an expression alone: whatever reads a personal field is (semantics 7.5).
 * Mutable, for one thread.
 */
public final class Masking {
  private final Optional<FactType> judged;
  private final StandIns standIns;
  private final IdentityHashMap<Expression, Part> wholes = new IdentityHashMap<>();
  private final IdentityHashMap<Expression, Map<Span, Part>> parts = new IdentityHashMap<>();

  /**
   * @param judged the type of the facts that are shown
   */
  public Masking(Optional<FactType> judged, StandIns standIns) {
    this.judged = judged;
    this.standIns = standIns;
  }

  /** Whether a field of the judged fact is personal. */
  boolean isPersonal(Reads.Slot slot) {
    return slot.binding() == Binding.JUDGED
        && judged.isPresent()
        && PersonalFields.isPersonal(judged.get().fields().get(slot.slot()), judged.get());
  }

  /** A field of a fact, under its own name. */
  public ShownValue field(Fact fact, Field field) {
    Value value = fact.get(field.slot());
    if (!PersonalFields.isPersonal(field, fact.type())) {
      return ShownValues.known(field.name(), value);
    }
    return ShownValues.masked(field.name(), value, standIn(field.name(), "", value));
  }

  /**
   * Words of a policy that read the judged fact.
   *
   * @param label of the personal field that they read first; empty if they read none
   * @param computed the words, if they compute something of the field; empty if they merely read it
   */
  private record Part(String words, Optional<String> label, String computed) {}

  /** What an expression yielded. */
  ShownValue yielded(Expression expression, Value value) {
    return shown(
        wholes.computeIfAbsent(expression, e -> part(e.root(), e.span(), words(e))), value);
  }

  /** What a part of a condition yielded. */
  ShownValue observed(Expression condition, Explanation.Observation observation) {
    return shown(
        parts
            .computeIfAbsent(condition, c -> new HashMap<>())
            .computeIfAbsent(
                observation.span(), span -> part(condition.root(), span, observation.text())),
        observation.value());
  }

  /** The place of a fact; a key in its pointer that is a personal value of the fact is masked. */
  public Place place(Place place, Fact fact) {
    if (place.pointer().isEmpty()) {
      return place;
    }
    List<String> steps = new ArrayList<>();
    for (String step : place.pointer().split("/", -1)) {
      String key = step.replace("~1", "/").replace("~0", "~");
      steps.add(personal(fact, key).map(field -> standIns.of(field.name(), "", key)).orElse(step));
    }
    return new Place(
        place.source(), place.path(), place.line(), place.column(), String.join("/", steps));
  }

  /** The expression's own words, on one line. */
  static String words(Expression expression) {
    return expression.text().replaceAll("\\s+", " ").strip();
  }

  private ShownValue shown(Part part, Value value) {
    return part.label.isEmpty()
        ? ShownValues.known(part.words, value)
        : ShownValues.masked(part.words, value, standIn(part.label.get(), part.computed, value));
  }

  private Part part(Term whole, Span span, String words) {
    Optional<FieldReads.Read> read =
        FieldReads.of(whole).stream()
            .filter(each -> isWithin(each.term().span(), span))
            .filter(each -> isPersonal(new Reads.Slot(each.binding(), each.slot())))
            .findFirst();
    if (read.isEmpty()) {
      return new Part(words, Optional.empty(), "");
    }
    boolean merelyRead =
        read.get().term() instanceof Term.Field && isWithin(span, read.get().term().span());
    String label = judged.map(type -> type.fields().get(read.get().slot()).name()).orElse("");
    return new Part(words, Optional.of(label), merelyRead ? "" : words);
  }

  private static boolean isWithin(Span inner, Span outer) {
    return inner.start() >= outer.start() && inner.end() <= outer.end();
  }

  /** What is shown instead of the value of a personal field. */
  String standIn(String label, String value) {
    return standIns.of(label, "", value);
  }

  private String standIn(String label, String computed, Value value) {
    return ShownValues.text(value).map(text -> standIns.of(label, computed, text)).orElse("");
  }

  private static Optional<Field> personal(Fact fact, String text) {
    return fact.type().fields().stream()
        .filter(field -> !text.isEmpty() && PersonalFields.isPersonal(field, fact.type()))
        .filter(field -> ShownValues.text(fact.get(field.slot())).equals(Optional.of(text)))
        .findFirst();
  }
}
