package org.avow.engine.verdict;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.avow.engine.fact.FieldConversion;
import org.avow.engine.policy.KeyPart;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;

/**
 * The operator's secret under which personal values are shown as HMAC-SHA-256 (semantics 7.5):
 * whoever holds it can tell which value is meant, nobody else can. Immutable; never printed.
 */
public final class OperatorKey {
  /** The fewest bytes of a key. */
  public static final int LEAST = 32;

  /** The most bytes of a key. */
  public static final int MOST = 4096;

  /** Bytes of a digest that are shown: 128 bits do not collide by accident. */
  private static final int SHOWN = 16;

  private static final int ID = 4;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec secret;
  private final String id;

  private OperatorKey(byte[] secret) {
    this.secret = new SecretKeySpec(secret, ALGORITHM);
    this.id = digest("avow key id", ID);
  }

  /**
   * The key that a file holds: its bytes, without line ends behind them.
   *
   * @return empty if they are fewer than {@link #LEAST} or more than {@link #MOST}
   */
  public static Optional<OperatorKey> of(byte[] content) {
    int length = content.length;
    while (length > 0 && (content[length - 1] == '\n' || content[length - 1] == '\r')) {
      length--;
    }
    return length < LEAST || length > MOST
        ? Optional.empty()
        : Optional.of(new OperatorKey(Arrays.copyOf(content, length)));
  }

  /** Names the key and tells nothing of it: eight hexadecimal digits. */
  public String id() {
    return id;
  }

  /**
   * What is shown instead of a personal value: {@code hmac:<key id>:<digest>}.
   *
   * @param label name of the personal field
   * @param words how the value was computed from the field; empty for the field itself
   */
  public String token(String label, String words, String value) {
    return "hmac:" + id + ":" + digest(label + '\0' + words + '\0' + value, SHOWN);
  }

  /**
   * What stands for a personal part of a key.
   *
   * @param written the value as evidence writes it
   * @return empty if the part is not personal, or the value not of its type
   */
  public Optional<String> token(KeyPart part, String written) {
    Optional<Value> value =
        part.type() instanceof Type.Scalar scalar
            ? FieldConversion.parse(scalar, written)
            : Optional.empty();
    return part.personal()
        .flatMap(
            label -> value.flatMap(ShownValues::text).map(v -> token(label, part.computed(), v)));
  }

  private String digest(String text, int bytes) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 0, bytes);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "operator's key " + id;
  }
}
