package org.avow.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder with a pack of one policy, `policies/shop`, and evidence of one store, `evidence`, that
 * keeps it. Tests spoil single files.
 */
final class Company {
  static final String POLICY =
      """
      commitments: letter
      title: Letter
      clauses:
        - id: at-home
          quote: all stores are at home
      ---
      vocabulary: shop
      types:
        store:
          kind: state
          description: A store
          id: [name]
          streams: [inventory]
          fields:
            name: { type: string, personal: false }
            country: { type: string, personal: false }
            owner: { type: string, personal: true }
        login:
          kind: event
          description: A login
          fields:
            name: { type: string, personal: false }
      streams:
        inventory:
          collect: Export the inventory.
      ---
      policy: residency
      title: Stores are at home
      keeps: [at-home]
      rules:
        - rule: at-home
          for: store
          require: store.country == 'NO'
          message: "store ${store.name} of ${store.owner} is in ${store.country}"
          fix: Move it.
      """;

  private static final String MANIFEST =
      """
      manifest: The shop
      packs: [shop]
      as_of: 2014-12-15
      sources:
        - source: stores
          path: stores.yaml
          stream: inventory
          covers: { at: 2014-12-14 }
      """;

  private final Path folder;

  Company(Path folder) {
    this.folder = folder;
    write("policies/shop/shop.yaml", POLICY);
    write("evidence/avow.yaml", MANIFEST);
    stores("NO");
  }

  /** Writes one store that stands in the given country. */
  Company stores(String country) {
    return write(
        "evidence/stores.yaml",
        "- store: { name: oslo, country: '" + country + "', owner: anna@mail.example }\n");
  }

  Company write(String file, String content) {
    return write(file, content.getBytes(StandardCharsets.UTF_8));
  }

  Company write(String file, byte[] content) {
    try {
      Path path = folder.resolve(file);
      Files.createDirectories(path.getParent());
      Files.write(path, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces a part of a file, which must be there. */
  Company replace(String file, String part, String replacement) {
    String content = read(file);
    if (!content.contains(part)) {
      throw new IllegalArgumentException(part + " is not in " + file);
    }
    return write(file, content.replace(part, replacement));
  }

  Company delete(String file) {
    try {
      Files.delete(folder.resolve(file));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs {@code avow check evidence} with further arguments. */
  Run check(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "check";
    all[1] = "evidence";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return Run.of(folder, all);
  }
}
