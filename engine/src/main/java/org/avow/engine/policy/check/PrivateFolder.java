package org.avow.engine.policy.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder of small files that nobody but its owner may write to. What another user could have put
 * there is never read; what cannot be written is left out. Immutable; threads and processes may
 * share it.
 */
public final class PrivateFolder {
  /** So many files are kept, those written last. */
  private static final int KEPT = 64;

  private static final long LARGEST = 16L << 20;
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> OTHERS =
      Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  private final Path folder;
  private final String user;

  /**
   * @param folder is made when something is first written
   * @param user name of the user who runs this process
   */
  public PrivateFolder(Path folder, String user) {
    this.folder = folder;
    this.user = user;
  }

  /** The content of a file; empty if it is not there, or not the user's own. */
  Optional<byte[]> read(String name) {
    Path file = folder.resolve(name);
    try {
      return isOwn(folder) && isOwn(file) && Files.size(file) <= LARGEST
          ? Optional.of(Files.readAllBytes(file))
          : Optional.empty();
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  /** Writes a file whole or not at all, and lets go of the oldest ones. */
  void write(String name, byte[] content) {
    try {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER));
      if (!isOwn(folder)) {
        return;
      }
      Path part = Files.createTempFile(folder, "new-", ".part");
      try {
        Files.write(part, content);
        Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
      prune();
    } catch (IOException | UnsupportedOperationException e) {
      // INVARIANT (best effort): without the file the next run takes a little longer
    }
  }

  /** Whether the user owns it, it is no link, and nobody else may write to it. */
  private boolean isOwn(Path path) throws IOException {
    if (Files.isSymbolicLink(path) || !Files.exists(path)) {
      return false;
    }
    UserPrincipal me =
        path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
    return Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).equals(me)
        && Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS).stream()
            .noneMatch(OTHERS::contains);
  }

  private void prune() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> oldest =
          files.sorted(Comparator.comparing(PrivateFolder::age).reversed()).skip(KEPT).toList();
      for (Path file : oldest) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static FileTime age(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }
}
