package org.avow.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What rotation and packing put behind the names of logs. */
final class RotatedNameTest {

  @Test
  void theOldestComesFirstAndTheLogThatIsWrittenLast() {
    List<String> order =
        List.of(
            "a.log",
            "access.log-20141130.gz",
            "access.log-20141201",
            "access.log-2014120113",
            "access.log.2014-12-02",
            "access.log.10.gz",
            "access.log.2.gz",
            "access.log.1",
            "access.log.0",
            "access.log",
            "b.log");
    List<RotatedName> names = new ArrayList<>(order.stream().map(RotatedName::of).toList());
    List<RotatedName> sorted = List.copyOf(names);
    Collections.shuffle(names, new Random(1));
    Collections.sort(names);
    assertThat(names).isEqualTo(sorted);
  }

  @Test
  void whatIsNoRotationBelongsToTheName() {
    assertThat(RotatedName.of("stores-2014-12-15.yaml").stem()).isEqualTo("stores-2014-12-15.yaml");
    assertThat(RotatedName.of("data.2014").stem()).isEqualTo("data.2014");
    assertThat(RotatedName.of("v1.2").stem()).isEqualTo("v1.2");
    assertThat(RotatedName.of("access.log-99999999").stem()).isEqualTo("access.log-99999999");
    assertThat(RotatedName.of("a.csv.zst").stem()).isEqualTo("a.csv");
    assertThat(RotatedName.of(".gz").stem()).isEqualTo(".gz");
  }

  @Test
  void theFormatIsThatOfTheNameBeforeIt() {
    assertThat(Format.ofFileName("a.JSONL.gz")).isEqualTo(Optional.of(Format.JSONL));
    assertThat(Format.ofFileName("a.csv.1.zst")).isEqualTo(Optional.of(Format.CSV));
    assertThat(Format.ofFileName("logs/access.log-20141201"))
        .isEqualTo(Optional.of(Format.ACCESS_LOG));
    assertThat(Format.ofFileName("ssl_access_log.3")).isEqualTo(Optional.of(Format.ACCESS_LOG));
    assertThat(Format.ofFileName("a.gz")).isEqualTo(Optional.empty());
  }
}
