package org.avow.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.StringJoiner;
import org.avow.engine.policy.check.QuestionOptions;
import org.avow.engine.verdict.document.CheckEnvelope;
import org.avow.engine.verdict.document.InvalidVerdictException;
import org.avow.engine.verdict.document.ProblemDocument;

/** A check that a server makes. Its errors hold nothing of the evidence. */
final class RemoteCheck {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int LARGEST = 130 << 20;

  private final URI server;
  private final Duration timeout;

  /**
   * @param server its address, without a slash at the end
   * @param timeout how long an answer may take
   */
  RemoteCheck(URI server, Duration timeout) {
    this.server = server;
    this.timeout = timeout;
  }

  /**
   * Sends the evidence and reads the verdict.
   *
   * @throws Refusal if the server cannot be reached, refuses, or answers what is no verdict
   * @throws RemoteDiagnostics if it finds manifest, names or question wrong
   */
  Judged check(EvidenceForm form, List<String> packs, QuestionOptions options) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + "/v1/check" + query(packs, options)))
            .timeout(timeout)
            .header("Content-Type", EvidenceForm.TYPE)
            .header("Accept", "application/json")
            .POST(form.body())
            .build();
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        return judged(response, body.readNBytes(LARGEST));
      }
    } catch (ConnectException e) {
      throw refusal("cannot be reached", "check that `avow serve` runs there");
    } catch (HttpTimeoutException e) {
      throw refusal("does not answer in time", "give it longer with `--server-timeout`");
    } catch (IOException e) {
      throw refusal(
          "broke off the connection",
          "look at its log; it may accept no body of that size (`--max-body`)");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refusal("was not waited for", "ask again");
    }
  }

  private Judged judged(HttpResponse<InputStream> response, byte[] body) {
    int status = response.statusCode();
    if (status >= 300 && status < 400) {
      throw refusal("leads to another address", "name the address that answers itself");
    }
    try {
      if (status == 200) {
        return Judged.of(CheckEnvelope.parse(body));
      }
      ProblemDocument problem = ProblemDocument.parse(body);
      if (!problem.text().isEmpty()) {
        throw new RemoteDiagnostics(problem);
      }
      throw new Refusal(
          status == 422 ? ExitCode.INVALID : ExitCode.UNREADABLE,
          "the server `" + server + "` judges nothing: " + problem.detail(),
          problem.help().orElse(""));
    } catch (InvalidVerdictException e) {
      boolean other = e.message().contains("another version of the semantics");
      throw other
          ? new Refusal(ExitCode.UNREADABLE, e.message(), e.help())
          : refusal(
              "answers what is no verdict, with status " + status,
              "check that the address is that of `avow serve`");
    }
  }

  private Refusal refusal(String what, String help) {
    return new Refusal(ExitCode.UNREADABLE, "the server `" + server + "` " + what, help);
  }

  private static String query(List<String> packs, QuestionOptions options) {
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    packs.forEach(pack -> query.add(pair("pack", pack)));
    options.asOf().ifPresent(text -> query.add(pair("as_of", text)));
    options.period().ifPresent(text -> query.add(pair("period", text)));
    options.profile().ifPresent(text -> query.add(pair("profile", text)));
    options.clauses().forEach(clause -> query.add(pair("clause", clause)));
    options.rules().forEach(rule -> query.add(pair("rule", rule)));
    return query.toString();
  }

  private static String pair(String name, String value) {
    return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
