package org.avow.engine.text;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 digest in lower-case hexadecimal. Immutable.
 *
 * @param hex 64 hexadecimal digits
 */
public record Sha256(String hex) {
  public Sha256 {
    if (hex.length() != 64) {
      throw new IllegalArgumentException("not a SHA-256 digest: " + hex);
    }
  }

  /** The digest of the given bytes. */
  public static Sha256 of(byte[] bytes) {
    return of(start(), bytes);
  }

  /** A new, empty digest to be fed while bytes pass by. */
  public static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Finishes a digest that was fed elsewhere. */
  public static Sha256 finish(MessageDigest digest) {
    return new Sha256(HexFormat.of().formatHex(digest.digest()));
  }

  private static Sha256 of(MessageDigest digest, byte[] bytes) {
    digest.update(bytes);
    return finish(digest);
  }

  @Override
  public String toString() {
    return hex;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sha256 that && hex.equals(that.hex);
  }

  @Override
  public int hashCode() {
    return hex.hashCode();
  }
}
