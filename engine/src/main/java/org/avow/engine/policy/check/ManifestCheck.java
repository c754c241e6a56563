package org.avow.engine.policy.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.diagnostic.Code;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.fact.Stream;
import org.avow.engine.policy.FeedDefinition;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.Profile;
import org.avow.engine.policy.syntax.YamlMapping;
import org.avow.engine.policy.syntax.YamlNode;
import org.avow.engine.policy.syntax.YamlReader;
import org.avow.engine.policy.syntax.YamlScalar;

/** Holds what a manifest names against the packs: feeds, streams, parts, the profile. */
public final class ManifestCheck {
  private final Manifest manifest;
  private final Pack pack;
  private final Diagnostics diagnostics;

  private ManifestCheck(Manifest manifest, Pack pack, Diagnostics diagnostics) {
    this.manifest = manifest;
    this.pack = pack;
    this.diagnostics = diagnostics;
  }

  /**
   * Reports every feed, stream, part and profile that the packs do not have.
   *
   * @param diagnostics receives what is wrong
   */
  public static void check(Manifest manifest, Pack pack, Diagnostics diagnostics) {
    new ManifestCheck(manifest, pack, diagnostics).check();
  }

  private void check() {
    // The text is read again only to say where something is wrong.
    boolean sound =
        manifest.profile().stream().allMatch(id -> pack.profile(id).isPresent())
            && manifest.sources().stream().allMatch(this::isSound);
    if (!sound) {
      tell();
    }
  }

  private boolean isSound(Manifest.SourceEntry source) {
    Map<String, Stream> streams = pack.vocabulary().streams();
    Optional<FeedDefinition> feed = source.feed().flatMap(pack::feed);
    Optional<Stream> stream =
        source.stream().isPresent()
            ? source.stream().map(streams::get)
            : feed.flatMap(FeedDefinition::stream);
    return source.feed().isPresent() == feed.isPresent()
        && source.stream().stream().allMatch(streams::containsKey)
        && source.part().stream()
            .allMatch(part -> stream.stream().allMatch(s -> parts(s).contains(part)));
  }

  private List<String> parts(Stream stream) {
    List<String> parts = new ArrayList<>(stream.parts());
    for (Profile profile : pack.profiles()) {
      parts.addAll(profile.parts().getOrDefault(stream.name(), List.of()));
    }
    return parts;
  }

  private void tell() {
    List<YamlNode> documents = YamlReader.read(manifest.span().file(), new Diagnostics());
    if (documents.isEmpty() || !(documents.get(0) instanceof YamlMapping root)) {
      return;
    }
    Entries entries = open(root);
    entries
        .scalar("profile")
        .ifPresent(
            name -> known(name, "profile", pack.profiles().stream().map(Profile::id).toList()));
    for (YamlMapping source : entries.mappings("sources")) {
      source(open(source));
    }
  }

  /** Opens a mapping whose keys were checked before. */
  private static Entries open(YamlMapping mapping) {
    return Entries.of(
        mapping,
        "a manifest",
        new Diagnostics(),
        mapping.entries().stream().map(YamlMapping.Entry::name).toArray(String[]::new));
  }

  private void source(Entries source) {
    source
        .scalar("feed")
        .ifPresent(
            name -> known(name, "feed", pack.feeds().stream().map(FeedDefinition::id).toList()));
    Optional<YamlScalar> name = source.scalar("stream");
    name.ifPresent(
        stream -> known(stream, "stream", List.copyOf(pack.vocabulary().streams().keySet())));
    Optional<Stream> stream =
        name.isPresent()
            ? Optional.ofNullable(pack.vocabulary().streams().get(name.get().text()))
            : source.text("feed").flatMap(pack::feed).flatMap(FeedDefinition::stream);
    source.scalar("part").ifPresent(part -> stream.ifPresent(s -> part(part, s)));
  }

  private void part(YamlScalar part, Stream stream) {
    List<String> parts = parts(stream);
    if (parts.isEmpty()) {
      diagnostics.add(
          Code.UNKNOWN_NAME,
          part.span(),
          "the stream `" + stream.name() + "` has no parts",
          "remove `part:`, or declare the parts in the vocabulary");
    } else {
      known(part, "part", parts);
    }
  }

  private void known(YamlScalar name, String what, List<String> names) {
    if (!names.contains(name.text())) {
      Names.unknown(name, what, names, diagnostics);
    }
  }
}
