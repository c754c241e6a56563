package org.avow.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.avow.engine.Avow;
import org.avow.engine.policy.KeyPart;
import org.avow.engine.policy.Manifest;
import org.avow.engine.policy.Pack;
import org.avow.engine.policy.check.ManifestReader;
import org.avow.engine.policy.check.QuestionOptions;
import org.avow.engine.source.FileSupply;
import org.avow.engine.verdict.OperatorKey;
import org.avow.engine.verdict.ShownValue;
import org.avow.engine.verdict.document.DocumentFinding;
import org.avow.engine.verdict.document.DocumentRule;
import org.avow.engine.verdict.document.InvalidVerdictException;
import org.avow.engine.verdict.document.VerdictDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code avow waive}: drafts a waiver, for others to approve. */
@Command(
    name = "waive",
    description = "Drafts a waiver of a finding; others approve it by adding their names to it.",
    mixinStandardHelpOptions = true,
    versionProvider = AvowCommand.class,
    sortOptions = false,
    footerHeading = "%nExamples:%n",
    footer = {
      "  avow waive verdict.json --finding residency/out-of-china#1 \\",
      "    --reason 'Copied in January' --ticket OPS-7 --requested-by erin \\",
      "    --expiry 2015-02-01 --file waivers.yaml",
      "  avow waive evidence --rule residency/out-of-china --key name=bj-3 \\",
      "    --reason 'Copied in January' --ticket OPS-7 --requested-by erin \\",
      "    --expiry 2015-02-01",
      "",
      "Exit codes: 0 drafted, 3 the waiver or its arguments are wrong, 4 unreadable",
      "or unwritable."
    })
final class WaiveCommand implements Subcommand {
  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "VERDICT|FOLDER|MANIFEST",
      arity = "0..1",
      description =
          "A verdict in JSON, or evidence that is judged first. The current folder if omitted.")
  private Optional<String> target = Optional.empty();

  @Option(
      names = "--finding",
      paramLabel = "RULE#N",
      description = "The N-th finding of the rule, counted from 1 as the verdict lists them.")
  private Optional<String> finding = Optional.empty();

  @Option(
      names = "--rule",
      paramLabel = "POLICY/RULE",
      description = "The rule, where no finding is named.")
  private Optional<String> rule = Optional.empty();

  @Option(
      names = "--key",
      paramLabel = "NAME=VALUE",
      description =
          "A part of the key; may be repeated. None: the rule itself. A personal value becomes its"
              + " HMAC under the operator's key.")
  private List<String> keys = new ArrayList<>();

  @Option(names = "--reason", required = true, description = "Why to go on all the same.")
  private String reason = "";

  @Option(names = "--ticket", required = true, description = "Where it is followed up.")
  private String ticket = "";

  @Option(names = "--requested-by", required = true, description = "Who asks for it.")
  private String requestedBy = "";

  @Option(
      names = "--start",
      paramLabel = "INSTANT",
      description = "The instant after which it may count; else now.")
  private Optional<String> start = Optional.empty();

  @Option(
      names = "--expiry",
      required = true,
      paramLabel = "INSTANT",
      description = "The instant before which it counts.")
  private String expiry = "";

  @Option(names = "--id", description = "Its id; else made of rule and ticket.")
  private Optional<String> id = Optional.empty();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Append it to this file, whole or not at all; else it is printed.")
  private Optional<String> file = Optional.empty();

  @Option(
      names = "--policies",
      paramLabel = "DIR",
      description = "The folder of packs; else `policies` in or above the target's folder.")
  private Optional<String> policies = Optional.empty();

  @Mixin private TermsOptions terms = new TermsOptions();

  WaiveCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** What a waiver is drafted from. */
  private record Judged(Pack pack, Optional<VerdictDocument> verdict) {}

  @Override
  public ExitCode run() {
    if (finding.isPresent() == rule.isPresent() || (finding.isPresent() && !keys.isEmpty())) {
      throw refusal(
          "a waiver is about a finding, or about a rule and a key",
          "write `--finding RULE#N`, or `--rule RULE` with `--key NAME=VALUE`");
    }
    Path path = surroundings.resolve(target.orElse("."));
    Judged judged = String.valueOf(path.getFileName()).endsWith(".json") ? read(path) : judge(path);
    String name = rule.orElseGet(() -> finding.orElse("").replaceAll("#[^#]*$", ""));
    Map<String, String> key =
        finding.isPresent()
            ? ofFinding(judged.verdict().orElseThrow())
            : given(judged.pack(), name);
    WaiverDraft draft =
        new WaiverDraft(
            id.orElseGet(() -> (name + "-" + ticket).replaceAll("[^A-Za-z0-9_.-]+", "-")),
            name,
            key,
            reason,
            ticket,
            requestedBy,
            start.orElseGet(() -> surroundings.clock().instant().toString()),
            expiry);
    if (file.isPresent()) {
      draft.appendTo(surroundings.resolve(file.get()), judged.pack());
    } else {
      byte[] text = draft.alone(judged.pack());
      surroundings.out().write(text, 0, text.length);
    }
    return ExitCode.PASS;
  }

  private Judged read(Path path) {
    try {
      VerdictDocument verdict = VerdictDocument.parse(Files.readAllBytes(path));
      Path folder = PolicyFolder.find(policies.map(surroundings::resolve), surroundings.folder());
      Pack pack = new Avow(folder, surroundings.clock()).load(verdict.packs());
      return new Judged(pack, Optional.of(verdict));
    } catch (IOException e) {
      throw new Refusal(
          ExitCode.UNREADABLE, "the verdict `" + path + "` cannot be read", "check its name");
    } catch (InvalidVerdictException e) {
      throw new Refusal(
          ExitCode.UNREADABLE,
          "`" + path + "` is no verdict document",
          "write one with `avow check --format json --output " + path.getFileName() + "`");
    }
  }

  private Judged judge(Path path) {
    Target evidence = Target.of(List.of(path.toString()), surroundings);
    if (!evidence.manifest()) {
      throw refusal("`" + path + "` is no manifest", "name a verdict, or a folder with evidence");
    }
    Path folder = PolicyFolder.find(policies.map(surroundings::resolve), evidence.folder());
    Avow avow = new Avow(folder, surroundings.clock());
    Manifest manifest = manifest(evidence.files().get(0));
    Pack pack =
        avow.load(
            manifest.packs().isEmpty() ? PolicyFolder.packs(folder, List.of()) : manifest.packs());
    if (finding.isEmpty()) {
      return new Judged(pack, Optional.empty());
    }
    QuestionOptions options =
        new QuestionOptions(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            terms.parameters());
    FileSupply supply = FileSupply.below(evidence.folder());
    Avow.Judgement judgement =
        avow.check(pack, manifest, supply, options, terms.files(evidence.folder(), surroundings));
    return new Judged(pack, Optional.of(VerdictDocument.of(judgement.verdict())));
  }

  private static Manifest manifest(Path path) {
    try {
      return ManifestReader.read(path);
    } catch (IOException e) {
      throw new Refusal(
          ExitCode.UNREADABLE, "the manifest `" + path + "` cannot be read", "check its name");
    }
  }

  /** The key of the finding that is meant. */
  private Map<String, String> ofFinding(VerdictDocument verdict) {
    String meant = finding.orElseThrow();
    int hash = meant.lastIndexOf('#');
    String name = hash < 0 ? meant : meant.substring(0, hash);
    List<DocumentRule> rules =
        verdict.rules().stream()
            .filter(each -> each.name().toString().equals(name) || each.name().rule().equals(name))
            .toList();
    List<DocumentFinding> findings =
        rules.size() == 1 ? rules.get(0).result().findings() : List.of();
    String number = hash < 0 ? "" : meant.substring(hash + 1);
    int index = number.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(number) : 0;
    if (index < 1 || index > findings.size()) {
      throw refusal(
          "the verdict has no finding `" + meant + "`",
          rules.size() == 1
              ? "`" + name + "` has " + findings.size() + " there, counted from 1"
              : "write it as `POLICY/RULE#N`");
    }
    Map<String, String> key = new LinkedHashMap<>();
    findings.get(index - 1).subject().key().forEach(part -> key.put(part.expression(), of(part)));
    return key;
  }

  private static String of(ShownValue part) {
    String text = part.text().orElse("");
    if (text.isEmpty()) {
      throw refusal(
          "`" + part.expression() + "` of the finding has no value that a waiver could name",
          "supply the value in the evidence");
    }
    String token = text.substring(text.lastIndexOf(' ') + 1);
    if (part.masked() && !token.startsWith("hmac:")) {
      throw needsKey(part.expression());
    }
    return part.masked() ? token : text;
  }

  /** The key as it is given, personal values as what stands for them. */
  private Map<String, String> given(Pack pack, String name) {
    Map<String, KeyPart> known = new LinkedHashMap<>();
    pack.policies()
        .forEach(
            policy ->
                policy.rules().stream()
                    .filter(r -> name.equals(r.id()) || name.equals(policy.id() + "/" + r.id()))
                    .flatMap(r -> KeyPart.of(r).stream())
                    .forEach(part -> known.put(part.name(), part)));
    Map<String, String> key = new LinkedHashMap<>();
    for (String part : keys) {
      int equals = part.indexOf('=');
      if (equals < 1) {
        throw refusal("`--key` gives no part of the key a value", "write `--key NAME=VALUE`");
      }
      String field = part.substring(0, equals);
      String value = part.substring(equals + 1);
      Optional<KeyPart> secret =
          Optional.ofNullable(known.get(field))
              .filter(meant -> meant.personal().isPresent() && !value.startsWith("hmac:"));
      key.put(field, secret.map(meant -> hidden(meant, value)).orElse(value));
    }
    return key;
  }

  private String hidden(KeyPart part, String value) {
    OperatorKey key = terms.key(surroundings).orElseThrow(() -> needsKey(part.name()));
    return key.token(part, value)
        .orElseThrow(
            () ->
                refusal(
                    "the value of `" + part.name() + "` is not of type `" + part.type() + "`",
                    "write it as the evidence does"));
  }

  private static Refusal needsKey(String part) {
    return refusal(
        "`" + part + "` is personal, and a waiver names it under the operator's key only",
        "give the key with `--key-file`, to `avow check` as well");
  }

  private static Refusal refusal(String message, String help) {
    return new Refusal(ExitCode.INVALID, message, help);
  }
}
