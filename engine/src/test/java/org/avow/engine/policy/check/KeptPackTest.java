package org.avow.engine.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import foreign.records.ThirtyOneLetter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.avow.engine.policy.Outcome;
import org.avow.engine.policy.Pack;
import org.avow.engine.text.Span;
import org.avow.engine.text.TextFile;
import org.avow.engine.value.TimeSet;
import org.avow.engine.value.Value;
import org.junit.jupiter.api.Test;

/** What is written of a graph of records is read again, and nothing else is. */
final class KeptPackTest {
  private static final Path POLICIES = Path.of("..", "policies");
  private static final int TAG = 'T';

  private static byte[] bytes(Object root) {
    return KeptWriter.bytes(TAG, root, text -> false).orElseThrow();
  }

  private static <T> Optional<T> read(byte[] bytes, Class<T> type) {
    return KeptReader.read(bytes, 1, type, name -> Optional.empty());
  }

  /** All that a pack may be made of, small enough to be compared by hand. */
  private record Graph(
      List<Object> parts, Optional<Span> span, boolean flag, int whole, long wide, double real) {}

  @Test
  void readsWhatWasWritten() {
    TextFile file = new TextFile("a.yaml", "policy: ä");
    Span span = new Span(file, 3, 7);
    TimeSet times = TimeSet.between(Long.MIN_VALUE, 5).union(TimeSet.between(7, 9));
    Graph graph =
        new Graph(
            List.of(span, span, "text", new Value.Text("text"), Outcome.FAIL, times, 300),
            Optional.of(span),
            true,
            -1,
            Long.MIN_VALUE,
            -0.0);
    Graph read = read(bytes(graph), Graph.class).orElseThrow();
    Span first = (Span) read.parts().get(0);
    assertThat(first.file()).isNotSameAs(file);
    assertThat(first.file().name()).isEqualTo("a.yaml");
    assertThat(first.file().content()).isEqualTo("policy: ä");
    assertThat(first.text()).isEqualTo("icy:");
    assertThat(read.parts().subList(2, 7))
        .isEqualTo(List.of("text", new Value.Text("text"), Outcome.FAIL, times, 300));
    assertThat(read)
        .isEqualTo(new Graph(read.parts(), Optional.of(first), true, -1, Long.MIN_VALUE, -0.0));
  }

  @Test
  void whatIsOneObjectStaysOne() {
    Value.Text text = new Value.Text("one");
    Value.Text other = new Value.Text("one");
    Value.Items items =
        read(bytes(new Value.Items(List.of(text, text, other))), Value.Items.class).orElseThrow();
    assertThat(items.elements().get(0)).isSameAs(items.elements().get(1));
    assertThat(items.elements().get(0)).isNotSameAs(items.elements().get(2));
  }

  @Test
  void keepsNothingThatIsNoPartOfAModel() {
    Object code = new Object();
    assertThat(KeptWriter.bytes(TAG, List.of(code), text -> false)).isEmpty();
    assertThat(KeptWriter.bytes(TAG, "half a \ud800", text -> false)).isEmpty();
    Pack drl = PackLoader.load(POLICIES, List.of("xiaomi-2014-drl"));
    assertThat(KeptWriter.bytes(TAG, drl, text -> false)).isEmpty();
  }

  /** Bytes of the second writing say whether all was read, and whether what was one still is. */
  @Test
  void packsAreTheSameAfterwards() {
    Attachments none = new Attachments(path -> Optional.empty());
    Pack pack = PackLoader.load(POLICIES, List.of("xiaomi-2014"));
    byte[] once = KeptPack.bytes(pack, Set.of(), none).orElseThrow();
    Pack read = KeptPack.read(once, Map.of(), none).orElseThrow();
    assertThat(KeptPack.bytes(read, Set.of(), none)).contains(once);
    assertThat(read.documents()).isEqualTo(pack.documents());
    assertThat(read.tests()).isEmpty();
  }

  @Test
  void readsNothingOutOfSpoiltBytes() {
    byte[] good = bytes(PackLoader.load(POLICIES, List.of()));
    Random random = new Random(20_141_201);
    for (int round = 0; round < 2_000; round++) {
      byte[] spoilt = good.clone();
      for (int change = random.nextInt(4); change >= 0; change--) {
        spoilt[1 + random.nextInt(spoilt.length - 1)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(4) > 0 ? spoilt.length : random.nextInt(spoilt.length);
      // Whatever it is, it is a pack or nothing, and never an exception.
      read(Arrays.copyOf(spoilt, length), Pack.class)
          .ifPresent(pack -> assertThat(pack.names()).isNotNull());
    }
    assertThat(read(new byte[] {TAG}, Pack.class)).isEmpty();
    assertThat(read(good, KeptPack.class)).isEmpty();
  }

  @Test
  void makesNoClassThatIsNotOurs() {
    byte[] bytes = bytes(new Value.Int(3));
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String ours = Value.Int.class.getName();
    String other = ThirtyOneLetter.class.getName();
    assertThat(other).hasSameSizeAs(ours);
    assertThat(text).contains(ours);
    byte[] foreign = text.replace(ours, other).getBytes(StandardCharsets.ISO_8859_1);
    assertThat(read(foreign, Object.class)).isEmpty();
  }
}
