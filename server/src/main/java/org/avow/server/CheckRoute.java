package org.avow.server;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.avow.engine.Avow;
import org.avow.engine.diagnostic.Diagnostics;
import org.avow.engine.diagnostic.InvalidDocumentsException;
import org.avow.engine.evaluate.kept.NoRoomException;
import org.avow.engine.feed.ImpliedManifest;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.check.ManifestReader;
import org.avow.engine.policy.check.QuestionOptions;
import org.avow.engine.source.HandedFiles;

/** {@code POST /v1/check}: judges the evidence of a request by loaded packs. Threads share it. */
final class CheckRoute {
  private static final Set<String> QUESTION = Set.of("as_of", "period", "profile");
  private static final Set<String> REPEATED = Set.of("pack", "clause", "rule");

  private final Avow avow;
  private final LoadedPacks packs;
  private final ServerSettings settings;
  private final Admission admission;
  private final ScratchFolder scratch;

  CheckRoute(
      Avow avow,
      LoadedPacks packs,
      ServerSettings settings,
      Admission admission,
      ScratchFolder scratch) {
    this.scratch = scratch;
    this.avow = avow;
    this.packs = packs;
    this.settings = settings;
    this.admission = admission;
  }

  void handle(Context context) {
    AnswerForm form = AnswerForm.of(context.header("Accept"));
    long announced = context.req().getContentLengthLong();
    if (announced > settings.maxBody()) {
      throw LimitedBody.tooLarge(settings.maxBody());
    }
    admission.enter();
    try {
      form.write(judge(context), context);
    } catch (InvalidDocumentsException e) {
      throw Problem.of(e.diagnostics());
    } catch (NoRoomException e) {
      throw new Problem(
          Problem.Kind.UNAVAILABLE,
          "the server has no room for what does not fit into its memory",
          "send less, or ask again later; the operator can make room for temporary files");
    } catch (OutOfMemoryError e) {
      throw new Problem(
          Problem.Kind.TOO_LARGE,
          "the facts do not fit into the server's memory",
          "send less; the operator can give the server more memory");
    } finally {
      admission.leave();
    }
  }

  private CheckAnswer judge(Context context) {
    String type = Optional.ofNullable(context.contentType()).orElse("");
    return type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")
        ? several(context, type)
        : single(context, EvidenceMedia.of(type));
  }

  private CheckAnswer several(Context context, String type) {
    Query query = query(context, Set.of(), Set.of());
    try (Upload upload = Upload.read(type, body(context), scratch.path())) {
      Optional<Manifest> sent =
          upload.manifest().map(bytes -> ManifestReader.read("avow.yaml", bytes));
      List<String> named = query.all("pack");
      Pack pack = packs.of(named.isEmpty() ? sent.map(Manifest::packs).orElse(List.of()) : named);
      if (sent.isEmpty() && upload.evidence().isEmpty()) {
        throw new Problem(
            Problem.Kind.MALFORMED,
            "the form holds neither a manifest nor evidence",
            "send parts of the names `manifest` and `evidence`");
      }
      Manifest manifest =
          sent.orElseGet(
              () -> ImpliedManifest.of(upload.evidence().navigableKeySet(), pack.names(), pack));
      HandedFiles files = upload.files();
      checkClaimed(upload, manifest, files);
      Avow.Judgement judgement = avow.check(pack, manifest, files, options(query));
      Optional<String> written =
          sent.isPresent() ? Optional.empty() : Optional.of(manifest.span().file().content());
      return new CheckAnswer(judgement, written);
    }
  }

  /** What no source names was sent in vain, and its sender believes that it was judged. */
  private static void checkClaimed(Upload upload, Manifest manifest, HandedFiles files) {
    Set<String> left = new TreeSet<>(upload.evidence().keySet());
    for (Manifest.SourceEntry entry : manifest.sources()) {
      files.find(entry, new Diagnostics()).files().forEach(file -> left.remove(file.path()));
    }
    if (!manifest.waivers().isEmpty()) {
      throw new Problem(
          Problem.Kind.INVALID,
          "waivers are not taken over HTTP, where whoever asks could approve them",
          "leave `waivers:` out of the manifest, or judge where they are kept");
    }
    Set<String> vain = new TreeSet<>(upload.problems().keySet());
    manifest.sources().forEach(entry -> vain.remove(entry.id()));
    if (!vain.isEmpty()) {
      throw new Problem(
          Problem.Kind.INVALID,
          "a problem names no source of the manifest",
          "give the part the id of a source as its file name");
    }
    if (!left.isEmpty()) {
      throw new Problem(
          Problem.Kind.INVALID,
          "no source of the manifest names what " + left.size() + " of the files are called",
          "give each part the file name that is its path in the manifest's folder");
    }
  }

  private CheckAnswer single(Context context, EvidenceMedia media) {
    Query query = query(context, SingleSource.PARAMETERS, Set.of(SingleSource.EXCEPT));
    Pack pack = packs.of(query.all("pack"));
    Manifest manifest = SingleSource.manifest(query, media, pack);
    LimitedBody body = body(context);
    String path = manifest.sources().get(0).path();
    Avow.Judgement judgement =
        avow.check(
            pack, manifest, new HandedFiles(Map.of(path, () -> body), Map.of()), options(query));
    return new CheckAnswer(judgement, Optional.of(manifest.span().file().content()));
  }

  private LimitedBody body(Context context) {
    try {
      LimitedBody body =
          new LimitedBody(context.req().getInputStream(), settings.maxBody(), settings.timeout());
      context.attribute(AccessLog.BODY, body);
      return body;
    } catch (IOException e) {
      throw LimitedBody.failure(e);
    }
  }

  /** All parameters that a query of a check may have. */
  static Set<String> parameters() {
    Set<String> parameters = new HashSet<>(QUESTION);
    parameters.addAll(REPEATED);
    parameters.addAll(SingleSource.PARAMETERS);
    parameters.add(SingleSource.EXCEPT);
    return parameters;
  }

  private static Query query(Context context, Set<String> single, Set<String> repeated) {
    Set<String> once = new HashSet<>(QUESTION);
    once.addAll(single);
    Set<String> often = new HashSet<>(REPEATED);
    often.addAll(repeated);
    return Query.of(context, once, often);
  }

  private static QuestionOptions options(Query query) {
    return new QuestionOptions(
        query.one("as_of"),
        query.one("period"),
        query.one("profile"),
        List.copyOf(query.all("clause")),
        List.copyOf(query.all("rule")));
  }
}
