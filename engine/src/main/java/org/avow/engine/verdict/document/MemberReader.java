package org.avow.engine.verdict.document;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.avow.engine.fact.Place;
import org.avow.engine.text.Order;
import org.avow.engine.value.CanonicalInstant;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Timestamps;
import org.avow.engine.verdict.CanonicalJson;
import org.avow.engine.verdict.Json;

/**
 * Reads the members of one object by name and type, and notes which nobody read. Mutable, for one
 * thread.
 */
final class MemberReader {

  private final Map<String, Json> members;
  private final String path;
  private final SortedSet<String> unknown;
  private final Set<String> read = new HashSet<>();

  private MemberReader(Json.Members members, String path, SortedSet<String> unknown) {
    this.members = members.members();
    this.path = path;
    this.unknown = unknown;
  }

  /** Makes something of the members of an object. */
  interface Made<T> {
    T of(MemberReader reader) throws InvalidVerdictException;
  }

  /** A reader of a whole document. */
  static MemberReader of(Json.Members members) {
    return new MemberReader(members, "", new TreeSet<>());
  }

  /**
   * The paths of members that nobody read, here and in all objects that were read below, without
   * the indices of lists.
   */
  List<String> unknown() {
    for (String name : members.keySet()) {
      if (!read.contains(name)) {
        unknown.add(path + "/" + name);
      }
    }
    return List.copyOf(unknown);
  }

  private <T> T below(String name, Json.Members object, Made<T> made)
      throws InvalidVerdictException {
    MemberReader reader = new MemberReader(object, path + "/" + name, unknown);
    T result = made.of(reader);
    reader.unknown();
    return result;
  }

  /** Whether there is such a member. */
  boolean has(String name) {
    return members.containsKey(name);
  }

  String text(String name) throws InvalidVerdictException {
    return needed(name, optionalText(name));
  }

  Optional<String> optionalText(String name) throws InvalidVerdictException {
    return value(name, Json.Text.class, "a string").map(Json.Text::value);
  }

  /** A value of any kind, as people may read it; lists and objects in one line. */
  Optional<String> optionalDisplay(String name) throws InvalidVerdictException {
    return value(name, Json.class, "a value").map(MemberReader::display);
  }

  private static String display(Json json) {
    if (json instanceof Json.Text text) {
      return text.value();
    }
    if (json instanceof Json.Members object) {
      return object.members().entrySet().stream()
          .sorted(Order.by(Map.Entry::getKey, Place::compareUtf8))
          .map(member -> member.getKey() + " = " + display(member.getValue()))
          .collect(Collectors.joining(", "));
    }
    return new String(CanonicalJson.bytes(json), StandardCharsets.UTF_8);
  }

  long count(String name) throws InvalidVerdictException {
    return needed(name, optionalCount(name));
  }

  Optional<Long> optionalCount(String name) throws InvalidVerdictException {
    return value(name, Json.Count.class, "a number").map(Json.Count::value);
  }

  /** A line or a column. */
  int position(String name) throws InvalidVerdictException {
    long count = count(name);
    if (count < 1 || count > Integer.MAX_VALUE) {
      throw invalid(name, "is no place in a file");
    }
    return (int) count;
  }

  boolean flag(String name) throws InvalidVerdictException {
    return needed(name, value(name, Json.Flag.class, "true or false")) == Json.Flag.TRUE;
  }

  <T> T object(String name, Made<T> made) throws InvalidVerdictException {
    return needed(name, optionalObject(name, made));
  }

  <T> Optional<T> optionalObject(String name, Made<T> made) throws InvalidVerdictException {
    Optional<Json.Members> object = value(name, Json.Members.class, "an object");
    return object.isEmpty() ? Optional.empty() : Optional.of(below(name, object.get(), made));
  }

  /** A list of objects; empty if there is no such member. */
  <T> List<T> objects(String name, Made<T> made) throws InvalidVerdictException {
    List<T> result = new ArrayList<>();
    for (Json element : elements(name)) {
      if (!(element instanceof Json.Members object)) {
        throw invalid(name, "is no list of objects");
      }
      result.add(below(name, object, made));
    }
    return result;
  }

  /** A list of strings; empty if there is no such member. */
  List<String> texts(String name) throws InvalidVerdictException {
    List<String> result = new ArrayList<>();
    for (Json element : elements(name)) {
      if (!(element instanceof Json.Text text)) {
        throw invalid(name, "is no list of strings");
      }
      result.add(text.value());
    }
    return result;
  }

  private List<Json> elements(String name) throws InvalidVerdictException {
    return value(name, Json.Elements.class, "a list")
        .map(Json.Elements::elements)
        .orElse(List.of());
  }

  /** A constant by its word, such as {@code declared_only}. */
  <E extends Enum<E>> E word(String name, Class<E> type) throws InvalidVerdictException {
    return constant(name, text(name), type);
  }

  <E extends Enum<E>> List<E> words(String name, Class<E> type) throws InvalidVerdictException {
    List<E> result = new ArrayList<>();
    for (String word : texts(name)) {
      result.add(constant(name, word, type));
    }
    return result;
  }

  <E extends Enum<E>> Optional<E> optionalWord(String name, Class<E> type)
      throws InvalidVerdictException {
    Optional<String> word = optionalText(name);
    return word.isEmpty() ? Optional.empty() : Optional.of(constant(name, word.get(), type));
  }

  /** A constant by its word; empty for the one word that is none. */
  <E extends Enum<E>> Optional<E> wordUnless(String name, String none, Class<E> type)
      throws InvalidVerdictException {
    String word = text(name);
    return word.equals(none) ? Optional.empty() : Optional.of(constant(name, word, type));
  }

  private <E extends Enum<E>> E constant(String name, String word, Class<E> type)
      throws InvalidVerdictException {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(word)) {
        return constant;
      }
    }
    throw invalid(name, "is a word that is not known here");
  }

  long instant(String name) throws InvalidVerdictException {
    return needed(name, optionalInstant(name));
  }

  /** Nanoseconds since 1970. */
  Optional<Long> optionalInstant(String name) throws InvalidVerdictException {
    Optional<String> text = optionalText(name);
    return text.isEmpty() ? Optional.empty() : Optional.of(nanos(name, text.get()));
  }

  List<Long> instants(String name) throws InvalidVerdictException {
    List<Long> result = new ArrayList<>();
    for (String text : texts(name)) {
      result.add(nanos(name, text));
    }
    return result;
  }

  private long nanos(String name, String text) throws InvalidVerdictException {
    OptionalLong canonical = CanonicalInstant.read(text);
    if (canonical.isPresent()) {
      return canonical.getAsLong();
    }
    try {
      return Timestamps.nanos(Instant.parse(text));
    } catch (DateTimeParseException | ArithmeticException e) {
      throw invalid(name, "is no instant");
    }
  }

  /** A list of stretches of time. */
  TimeSet times(String name) throws InvalidVerdictException {
    List<TimeSet> stretches =
        objects(
            name,
            reader ->
                TimeSet.between(
                    reader.optionalInstant("from").orElse(Long.MIN_VALUE),
                    reader.optionalInstant("until").orElse(Long.MAX_VALUE)));
    return union(stretches);
  }

  /** By halves, so that a long list costs little more than its length. */
  private static TimeSet union(List<TimeSet> sets) {
    int half = sets.size() / 2;
    return switch (sets.size()) {
      case 0 -> TimeSet.EMPTY;
      case 1 -> sets.get(0);
      default -> union(sets.subList(0, half)).union(union(sets.subList(half, sets.size())));
    };
  }

  private <T extends Json> Optional<T> value(String name, Class<T> type, String what)
      throws InvalidVerdictException {
    read.add(name);
    Json json = members.get(name);
    if (json == null) {
      return Optional.empty();
    }
    if (!type.isInstance(json)) {
      throw invalid(name, "is not " + what);
    }
    return Optional.of(type.cast(json));
  }

  private <T> T needed(String name, Optional<T> value) throws InvalidVerdictException {
    if (value.isEmpty()) {
      throw invalid(name, "is missing");
    }
    return value.get();
  }

  /** An error about a member. */
  InvalidVerdictException invalid(String name, String what) {
    return new InvalidVerdictException(
        "no verdict document: `" + path + "/" + name + "` " + what,
        "a verdict document is what `avow check --format json` writes");
  }
}
