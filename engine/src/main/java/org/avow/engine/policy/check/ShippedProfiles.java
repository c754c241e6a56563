package org.avow.engine.policy.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The profiles that are part of Avow. */
final class ShippedProfiles {
  private static final List<String> NAMES = List.of("ci.yaml", "default.yaml", "regulator.yaml");

  private ShippedProfiles() {}

  /** Puts them first. */
  static void addTo(DocumentSet documents) {
    for (String name : NAMES) {
      try (InputStream stream =
          ShippedProfiles.class.getResourceAsStream("/org/avow/engine/profiles/" + name)) {
        if (stream == null) {
          throw new IllegalStateException("the profile " + name + " is not in the jar");
        }
        documents.add("shipped/" + name, stream.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
