package org.avow.engine.policy.check;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.avow.engine.expression.CompiledExpressions;

/**
 * What is kept of a pack that cannot be kept whole, because there is code in it.
 *
 * @param sound files that hold nothing but tests, all of them found sound
 */
record KeptExpressions(Set<String> sound, CompiledExpressions expressions) {
  private static final int TAG = 'E';

  static KeptExpressions nothing() {
    return new KeptExpressions(Set.of(), CompiledExpressions.none());
  }

  /** What was kept; empty if it is something else. */
  static Optional<KeptExpressions> read(byte[] content) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
      if (in.readByte() != TAG) {
        return Optional.empty();
      }
      Set<String> sound = new LinkedHashSet<>();
      for (int rest = in.readInt(); rest > 0; rest--) {
        sound.add(in.readUTF());
      }
      return Optional.of(new KeptExpressions(sound, CompiledExpressions.of(in.readAllBytes())));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static byte[] bytes(List<String> sound, CompiledExpressions expressions) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(content)) {
      out.writeByte(TAG);
      out.writeInt(sound.size());
      for (String name : sound) {
        out.writeUTF(name);
      }
      out.write(expressions.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return content.toByteArray();
  }
}
