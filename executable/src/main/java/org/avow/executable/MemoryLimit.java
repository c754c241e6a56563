package org.avow.executable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How much memory Linux allows this process, by the files of its control groups (cgroups, versions
 * 1 and 2): an executable knows the memory of the machine alone.
 */
final class MemoryLimit {
  private static final String UNIFIED = "0::/";
  private static final String MEMORY = ":memory:/";

  private final Path root;

  /**
   * @param root what the paths start from
   */
  MemoryLimit(Path root) {
    this.root = root;
  }

  /**
   * The limit in bytes, the least of the group and those around it; empty if there is none, or no
   * telling.
   */
  OptionalLong bytes() {
    Path groups = root.resolve("sys/fs/cgroup");
    try (Stream<String> lines =
        Files.lines(root.resolve("proc/self/cgroup"), StandardCharsets.UTF_8)) {
      return lines.flatMapToLong(line -> limits(line, groups)).min();
    } catch (IOException | RuntimeException e) {
      return OptionalLong.empty();
    }
  }

  private static LongStream limits(String line, Path groups) {
    int version1 = line.indexOf(MEMORY);
    if (line.startsWith(UNIFIED)) {
      return limits(groups, line.substring(UNIFIED.length()), "memory.max");
    }
    return version1 < 0
        ? LongStream.empty()
        : limits(
            groups.resolve("memory"),
            line.substring(version1 + MEMORY.length()),
            "memory.limit_in_bytes");
  }

  /** Of a group, and of each around it. */
  private static LongStream limits(Path groups, String group, String file) {
    LongStream.Builder limits = LongStream.builder();
    Path own = groups.resolve(group);
    for (Path each = own; each != null && each.startsWith(groups); each = each.getParent()) {
      limit(each.resolve(file)).ifPresent(limits);
    }
    return limits.build();
  }

  private static OptionalLong limit(Path file) {
    try {
      return OptionalLong.of(Long.parseLong(Files.readString(file).strip()));
    } catch (IOException | NumberFormatException | InvalidPathException e) {
      return OptionalLong.empty();
    }
  }
}
