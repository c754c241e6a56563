package org.avow.engine.policy.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others could have written is not read. */
final class PrivateFolderTest {
  private static final byte[] CONTENT = {1, 2, 3};

  @TempDir Path temp;

  private static void allow(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void readsOnlyWhatTheUserAloneMayWrite() throws IOException {
    Path path = temp.resolve("kept");
    String user = ProcessHandle.current().info().user().orElseThrow();
    PrivateFolder folder = new PrivateFolder(path, user);
    assertThat(folder.read("a")).isEmpty();
    folder.write("a", CONTENT);
    assertThat(folder.read("a")).contains(CONTENT);

    allow(path, "rwxrwxrwx");
    assertThat(folder.read("a")).isEmpty();
    allow(path, "rwxrwx---");
    assertThat(folder.read("a")).isEmpty();
    allow(path, "rwxr-xr-x");
    assertThat(folder.read("a")).contains(CONTENT);

    allow(path.resolve("a"), "rw-rw-rw-");
    assertThat(folder.read("a")).isEmpty();
    allow(path.resolve("a"), "rw-r--r--");
    assertThat(folder.read("a")).contains(CONTENT);

    Files.createSymbolicLink(path.resolve("b"), path.resolve("a"));
    assertThat(folder.read("b")).isEmpty();
    assertThat(new PrivateFolder(path, "nobody").read("a")).isEmpty();
    Files.createSymbolicLink(temp.resolve("link"), path);
    assertThat(new PrivateFolder(temp.resolve("link"), user).read("a")).isEmpty();
  }
}
