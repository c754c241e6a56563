package org.avow.executable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MemoryLimitTest {
  @TempDir Path root;

  @Test
  void ofTheUnifiedGroupsTheLeastCounts() throws IOException {
    write("proc/self/cgroup", "0::/user/job\n");
    write("sys/fs/cgroup/user/job/memory.max", "max\n");
    write("sys/fs/cgroup/user/memory.max", "536870912\n");
    write("sys/fs/cgroup/memory.max", "1073741824\n");
    assertThat(new MemoryLimit(root).bytes()).isEqualTo(OptionalLong.of(536_870_912));
  }

  @Test
  void theRootOfAContainerIsItsOwnGroup() throws IOException {
    write("proc/self/cgroup", "0::/\n");
    write("sys/fs/cgroup/memory.max", "268435456\n");
    assertThat(new MemoryLimit(root).bytes()).isEqualTo(OptionalLong.of(268_435_456));
  }

  @Test
  void version1HasAFolderForMemory() throws IOException {
    write("proc/self/cgroup", "5:cpu,cpuacct:/job\n4:memory:/docker/ab12\n1:name=systemd:/\n");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", "104857600\n");
    assertThat(new MemoryLimit(root).bytes()).isEqualTo(OptionalLong.of(104_857_600));
  }

  @Test
  void withoutALimitOrALineThatTellsThereIsNone() throws IOException {
    assertThat(new MemoryLimit(root).bytes()).isEmpty();
    write("proc/self/cgroup", "0::/../other\nnonsense\n");
    write("sys/fs/cgroup/memory.max", "many\n");
    assertThat(new MemoryLimit(root).bytes()).isEmpty();
  }

  private void write(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
