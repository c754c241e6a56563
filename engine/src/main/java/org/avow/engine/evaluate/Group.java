package org.avow.engine.evaluate;

import java.util.List;
import java.util.stream.Stream;
import org.avow.engine.evaluate.world.Gap;
import org.avow.engine.fact.Fact;
import org.avow.engine.value.Truth;
import org.avow.engine.value.Value;

/**
 * A group of {@code per} (semantics 3.4). Immutable.
 *
 * @param key the values of its expressions; unknown for the group of those without a key
 * @param members those with the key, or without one, in canonical order; never empty
 * @param others those that may be members, too, because a value of their key is unknown
 * @param keyless whether this is the group of those without a key: all its members are possible
 * @param gaps in which members may be missing
 */
record Group(
    List<Value> key, List<Judged> members, List<Judged> others, boolean keyless, List<Gap> gaps) {

  /** Its members, certain and possible. */
  List<Match> matches() {
    Stream<Match> own = members.stream().map(m -> match(m, keyless ? Truth.UNKNOWN : m.scope()));
    Stream<Match> perhaps = others.stream().map(m -> match(m, Truth.UNKNOWN));
    return Stream.concat(own, perhaps).toList();
  }

  private static Match match(Judged member, Truth truth) {
    return new Match(member.fact().orElseThrow(), truth, truth);
  }

  /** The first member in canonical order. */
  Judged first() {
    return members.get(0);
  }

  Fact firstFact() {
    return first().fact().orElseThrow();
  }
}
