package org.avow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.avow.engine.Avow;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.check.PackCache;
import org.avow.engine.policy.check.PrivateFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the cache holds, a verdict has the same bytes; what does not fit is made anew. */
final class CacheTest {
  private static final Path POLICIES = Path.of("..", "policies");
  private static final Path TREES = Path.of("..", "fixtures", "xiaomi-2014");
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

  @TempDir private Path temp;
  private Path cache = Path.of("");

  @BeforeEach
  void nameTheFolder() {
    cache = temp.resolve("cache/avow");
  }

  private PackCache cache(String version) {
    String user = ProcessHandle.current().info().user().orElseThrow();
    return PackCache.in(new PrivateFolder(cache, user), version);
  }

  private static String digest(PackCache cache, String tree) throws IOException {
    Path manifest = TREES.resolve(tree).resolve("avow.yaml");
    String digest = new Avow(POLICIES, CLOCK, cache).check(manifest).verdict().digest().hex();
    cache.settle();
    return digest;
  }

  private Pack load(String version, Path policies, String... packs) {
    PackCache of = cache(version);
    Pack pack = new Avow(policies, CLOCK, of).load(List.of(packs));
    of.settle();
    return pack;
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      return files.sorted().toList();
    }
  }

  @Test
  void changesNoVerdict() throws IOException {
    for (String tree : List.of("july-2014", "october-2014", "december-2014")) {
      String anew = digest(PackCache.none(), tree);
      assertThat(digest(cache("1"), tree)).isEqualTo(anew);
      assertThat(digest(cache("1"), tree)).isEqualTo(anew);
    }
    assertThat(kept()).hasSize(1);
  }

  @Test
  void leavesOutTestsThatWereFoundSound() {
    Pack first = load("1", POLICIES, "xiaomi-2014");
    Pack second = load("1", POLICIES, "xiaomi-2014");
    assertThat(first.tests()).isNotEmpty();
    assertThat(second.tests()).isEmpty();
    assertThat(second.documents()).isEqualTo(first.documents());
    assertThat(second.warnings().stream().map(Object::toString))
        .isEqualTo(first.warnings().stream().map(Object::toString).toList());
  }

  @Test
  void belongsToOneVersion() throws IOException {
    digest(cache("1"), "july-2014");
    digest(cache("2"), "july-2014");
    assertThat(kept()).hasSize(2);
  }

  @Test
  void makesAnewWhatIsSpoilt() throws IOException {
    String anew = digest(cache("1"), "july-2014");
    Path file = kept().get(0);
    byte[] good = Files.readAllBytes(file);
    Random random = new Random(20_141_015);
    List<byte[]> spoilt = new ArrayList<>(List.of(new byte[0], Arrays.copyOf(good, 60)));
    for (int round = 0; round < 6; round++) {
      byte[] changed = good.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      spoilt.add(changed);
      spoilt.add(Arrays.copyOf(good, random.nextInt(good.length)));
    }
    for (byte[] content : spoilt) {
      Files.write(file, content);
      assertThat(digest(cache("1"), "july-2014")).isEqualTo(anew);
      assertThat(Files.readAllBytes(file)).isEqualTo(good);
    }
  }

  @Test
  void trustsNothingThatOthersMayWrite() throws IOException {
    digest(cache("1"), "july-2014");
    Path file = kept().get(0);
    byte[] good = Files.readAllBytes(file);
    assertThat(Files.getPosixFilePermissions(cache)).hasSize(3);
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);

    Path elsewhere = Files.write(temp.resolve("elsewhere"), good);
    Files.delete(file);
    Files.createSymbolicLink(file, elsewhere);
    digest(cache("1"), "july-2014");
    assertThat(Files.isSymbolicLink(file)).isFalse();

    Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.delete(file);
    digest(cache("1"), "july-2014");
    assertThat(kept()).isEmpty();
  }

  @Test
  void anotherUsersFolderIsLeftAlone() throws IOException {
    PackCache foreign = PackCache.in(new PrivateFolder(cache, "nobody"), "1");
    digest(foreign, "july-2014");
    assertThat(kept()).isEmpty();
  }

  @Test
  void keepsSixtyFourFiles() throws IOException {
    for (int version = 0; version < 67; version++) {
      load(Integer.toString(version), temp);
    }
    assertThat(kept()).hasSize(64);
  }

  @Test
  void aFolderThatCannotBeMadeIsNoReasonToFail() throws IOException {
    cache = Files.writeString(temp.resolve("file"), "a file").resolve("avow");
    assertThat(digest(cache("1"), "july-2014")).isEqualTo(digest(PackCache.none(), "july-2014"));
  }
}
