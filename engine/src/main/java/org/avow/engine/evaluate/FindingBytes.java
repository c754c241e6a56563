package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.avow.engine.evaluate.world.Gap;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.Place;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Rule;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Value;

/**
 * Findings of one rule as bytes: first what puts those of one outcome in order (semantics 7.3), as
 * bytes that compare so, then the rest. Mutable, for one thread.
 *
 * <p>A finding that is read is equal to the one that was written, but for the identity of its fact.
 */
final class FindingBytes {
  /** Bytes before what is compared: the length of all that follows, and that of the key. */
  static final int HEAD = 8;

  private static final int FACT = 0;
  private static final int DOUBTFUL = 1;
  private static final int GROUP = 2;
  private static final int RULE = 3;
  private static final List<Reason> REASONS = List.of(Reason.values());
  private static final List<Gap.Kind> KINDS = List.of(Gap.Kind.values());

  private final Optional<FactType> type;
  private final ByteReader in = new ByteReader();
  private byte[] lastPlace = new byte[0];
  private String source = "";
  private String path = "";
  private long lastReasons;
  private Set<Reason> reasons = Set.of();

  FindingBytes(Rule rule) {
    this.type = rule.judged().map(Rule.Judged::type);
  }

  /**
   * Appends a finding.
   *
   * @param place of its subject
   * @param index of the fact in canonical order, where two have one place
   */
  static void write(Finding finding, Place place, int index, Bytes out) {
    int start = out.length();
    out.putInt(0);
    out.putInt(0);
    out.putOrdered(place.source());
    out.putOrdered(place.path());
    out.putInt(place.line());
    out.putOrdered(place.pointer());
    out.putInt(place.column());
    out.putInt(index);
    out.set(start + Integer.BYTES, out.length() - start - HEAD);
    writeSubject(finding.subject(), out);
    writeReasons(finding.reasons(), out);
    out.putLong(finding.gaps().size());
    finding.gaps().forEach(gap -> write(gap, out));
    write(finding.at(), out);
    write(finding.due(), out);
    write(finding.lateSince(), out);
    write(finding.count().map(Finding.Bounds::least), out);
    write(finding.count().map(Finding.Bounds::most), out);
    out.put(finding.remark().isPresent() ? 1 : 0);
    finding.remark().ifPresent(remark -> write(remark, out));
    out.set(start, out.length() - start - Integer.BYTES);
  }

  private static void writeSubject(Finding.Subject subject, Bytes out) {
    if (subject instanceof Finding.OfFact of) {
      write(of.fact(), out);
    } else if (subject instanceof Finding.OfGroup of) {
      out.put(GROUP);
      ValueBytes.writeAll(of.key(), out);
      write(of.first(), out);
    } else {
      out.put(RULE);
    }
  }

  private static void write(Fact fact, Bytes out) {
    out.put(fact.doubtful() ? DOUBTFUL : FACT);
    for (int slot = 0; slot < fact.type().fields().size(); slot++) {
      ValueBytes.write(fact.get(slot), out);
    }
  }

  private static void writeReasons(Set<Reason> reasons, Bytes out) {
    long set = 0;
    for (Reason reason : reasons) {
      set |= 1L << REASONS.indexOf(reason);
    }
    out.putLong(set);
  }

  private static void write(Gap gap, Bytes out) {
    out.putText(gap.type());
    out.putText(gap.stream());
    out.put(KINDS.indexOf(gap.kind()));
    List<TimeSet.Stretch> stretches = gap.missing().stretches();
    out.putLong(stretches.size());
    for (TimeSet.Stretch stretch : stretches) {
      out.putLong(stretch.from());
      out.putLong(stretch.until());
    }
    out.putText(gap.place().source());
    out.putText(gap.place().path());
    out.putInt(gap.place().line());
    out.putInt(gap.place().column());
    out.putText(gap.place().pointer());
  }

  private static void write(Optional<Long> number, Bytes out) {
    out.put(number.isPresent() ? 1 : 0);
    number.ifPresent(out::putLong);
  }

  private static void write(Remark remark, Bytes out) {
    out.putLong(remark.parts().size());
    for (Remark.Part part : remark.parts()) {
      if (part instanceof Remark.Words words) {
        out.put(0);
        out.putText(words.text());
      } else if (part instanceof Remark.Personal personal) {
        out.put(1);
        out.putText(personal.label());
        out.putText(personal.value());
      } else {
        out.put(2);
        out.putLong(((Remark.Read) part).field().slot());
      }
    }
  }

  /** Compares the places of two findings of one rule and outcome. */
  static int compare(byte[] one, int atOne, byte[] other, int atOther) {
    return Arrays.compareUnsigned(
        one,
        atOne + HEAD,
        atOne + HEAD + ByteReader.intAt(one, atOne + Integer.BYTES),
        other,
        atOther + HEAD,
        atOther + HEAD + ByteReader.intAt(other, atOther + Integer.BYTES));
  }

  /** Where the finding behind the one at a place begins. */
  static int next(byte[] bytes, int at) {
    return at + Integer.BYTES + ByteReader.intAt(bytes, at);
  }

  /** The finding that begins at a place. */
  Finding read(Outcome outcome, byte[] bytes, int at) {
    Place place = place(bytes, at);
    Finding.Subject subject = subject(place);
    return new Finding(
        outcome,
        subject,
        reasons(),
        gaps(),
        number(),
        number(),
        number(),
        bounds(),
        in.get() == 0 ? Optional.empty() : Optional.of(remark()));
  }

  private Place place(byte[] bytes, int at) {
    int start = at + HEAD;
    int end = start + lastPlace.length;
    if (lastPlace.length > 0
        && end <= bytes.length
        && Arrays.equals(lastPlace, 0, lastPlace.length, bytes, start, end)) {
      in.stand(bytes, end);
    } else {
      in.stand(bytes, start);
      source = in.getOrdered();
      path = in.getOrdered();
      lastPlace = Arrays.copyOfRange(bytes, start, in.at());
    }
    int line = in.getInt();
    String pointer = in.getOrdered();
    int column = in.getInt();
    in.getInt();
    return new Place(source, path, line, column, pointer);
  }

  private Finding.Subject subject(Place place) {
    int kind = in.get();
    if (kind == RULE) {
      return new Finding.OfRule(place);
    }
    if (kind != GROUP) {
      return new Finding.OfFact(fact(place, kind));
    }
    List<Value> key = ValueBytes.readAll(in);
    return new Finding.OfGroup(key, fact(place, in.get()));
  }

  private Fact fact(Place place, int kind) {
    FactType of = type.orElseThrow();
    Value[] slots = new Value[of.fields().size()];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = ValueBytes.read(in);
    }
    return Fact.over(of, slots, place, kind == DOUBTFUL);
  }

  private Set<Reason> reasons() {
    long set = in.getLong();
    if (set != lastReasons) {
      reasons =
          REASONS.stream()
              .filter(reason -> (set & 1L << REASONS.indexOf(reason)) != 0)
              .collect(Collectors.toUnmodifiableSet());
      lastReasons = set;
    }
    return reasons;
  }

  private List<Gap> gaps() {
    long size = in.getLong();
    List<Gap> gaps = new ArrayList<>();
    for (long i = 0; i < size; i++) {
      gaps.add(new Gap(in.getText(), in.getText(), KINDS.get(in.get()), missing(), placeOfGap()));
    }
    return gaps;
  }

  private TimeSet missing() {
    long size = in.getLong();
    TimeSet missing = TimeSet.EMPTY;
    for (long i = 0; i < size; i++) {
      missing = missing.union(TimeSet.between(in.getLong(), in.getLong()));
    }
    return missing;
  }

  private Place placeOfGap() {
    return new Place(in.getText(), in.getText(), in.getInt(), in.getInt(), in.getText());
  }

  private Optional<Long> number() {
    return in.get() == 0 ? Optional.empty() : Optional.of(in.getLong());
  }

  private Optional<Finding.Bounds> bounds() {
    Optional<Long> least = number();
    Optional<Long> most = number();
    return least.map(count -> new Finding.Bounds(count, most.orElse(Long.MAX_VALUE)));
  }

  private Remark remark() {
    long size = in.getLong();
    List<Remark.Part> parts = new ArrayList<>();
    for (long i = 0; i < size; i++) {
      parts.add(
          switch (in.get()) {
            case 0 -> new Remark.Words(in.getText());
            case 1 -> new Remark.Personal(in.getText(), in.getText());
            default -> new Remark.Read(field((int) in.getLong()));
          });
    }
    return new Remark(parts);
  }

  private Field field(int slot) {
    return type.orElseThrow().fields().get(slot);
  }
}
