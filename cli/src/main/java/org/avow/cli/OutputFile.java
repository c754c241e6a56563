package org.avow.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is written whole or not at all. */
final class OutputFile {
  private OutputFile() {}

  /**
   * Replaces the file's content in one step; what is no regular file, such as a pipe, is written
   * to.
   *
   * @throws Refusal with exit code 4, if it cannot be written
   */
  static void write(Path file, byte[] content) {
    if (Files.isDirectory(file)) {
      throw refusal(file, "it is a folder");
    }
    writeTo(target(file), content);
  }

  /**
   * Refuses early what {@link #write} would refuse, as far as that can be told without writing.
   *
   * @throws Refusal with exit code 4, if it cannot be written
   */
  static void checkWritable(Path file) {
    if (Files.isDirectory(file)) {
      throw refusal(file, "it is a folder");
    }
    Path target = target(file);
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw refusal(file, "its folder does not exist");
    }
    boolean replaced = !Files.exists(target) || Files.isRegularFile(target);
    if (!Files.isWritable(replaced ? folder : target)) {
      throw refusal(file, "permission denied");
    }
  }

  /** Where a link leads, so that the link itself stays what it is. */
  static Path target(Path file) {
    if (!Files.isSymbolicLink(file)) {
      return file;
    }
    try {
      return file.toRealPath();
    } catch (IOException e) {
      throw refusal(file, "it is a link to nothing");
    }
  }

  private static void writeTo(Path file, byte[] content) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw refusal(file, "its folder does not exist");
    }
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        Files.write(file, content);
      } else {
        replace(file, folder, content);
      }
    } catch (IOException e) {
      throw refusal(file, e);
    }
  }

  private static void replace(Path file, Path folder, byte[] content) throws IOException {
    Path part = part(file, folder);
    try {
      Files.write(part, content);
      move(part, file);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Where the content stands until it is whole. */
  static Path part(Path file, Path folder) {
    return folder.resolve("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
  }

  static void move(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  static Refusal refusal(Path file, IOException why) {
    return refusal(
        file,
        why instanceof AccessDeniedException ? "permission denied" : "the file system refused it");
  }

  /** Says that a file cannot be written. */
  static Refusal refusal(Path file, String why) {
    return new Refusal(
        ExitCode.UNREADABLE,
        "cannot write `" + file + "`: " + why,
        "name a file in a folder that may be written");
  }
}
