package org.avow.engine.source.bytes;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** How bytes are packed, recognised by the first of them. */
public enum Packing {
  GZIP {
    @Override
    InputStream unpack(InputStream packed) {
      return new GzipMembers(packed);
    }
  },
  ZSTD {
    /** Windows beyond 128 MiB are refused by the library's default. */
    @Override
    InputStream unpack(InputStream packed) throws IOException {
      try {
        return new ZstdInputStreamNoFinalizer(packed);
      } catch (LinkageError e) {
        throw new IOException("zstd cannot be unpacked on this machine", e);
      }
    }
  };

  /** Bytes of a skippable frame of zstd differ in the low half of the first one. */
  private static final int SKIPPABLE = 0x50;

  /**
   * The packing of bytes that start so.
   *
   * @param head the first bytes, or fewer
   */
  public static Optional<Packing> of(byte[] head) {
    if (starts(head, 0x1F, 0x8B)) {
      return Optional.of(GZIP);
    }
    boolean skippable =
        head.length > 0
            && (head[0] & 0xF0) == SKIPPABLE
            && starts(head, head[0] & 0xFF, 0x2A, 0x4D, 0x18);
    return skippable || starts(head, 0x28, 0xB5, 0x2F, 0xFD) ? Optional.of(ZSTD) : Optional.empty();
  }

  abstract InputStream unpack(InputStream packed) throws IOException;

  private static boolean starts(byte[] head, int... expected) {
    for (int i = 0; i < expected.length; i++) {
      if (i >= head.length || (head[i] & 0xFF) != expected[i]) {
        return false;
      }
    }
    return true;
  }
}
