package org.avow.engine.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.avow.engine.fact.Fact;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Place;
import org.avow.engine.policy.check.PackLoader;
import org.avow.engine.text.TextFile;
import org.avow.engine.value.Moment;
import org.avow.engine.value.Value;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class MaskingTest {
  private static final FactType UPLOAD =
      PackLoader.load(
              List.of(
                  new TextFile(
                      "vocabulary.yaml",
                      """
                      vocabulary: letters
                      types:
                        upload:
                          kind: event
                          description: An upload
                          fields:
                            subject: { type: string, personal: true }
                            host: { type: string, personal: false }
                      """)))
          .vocabulary()
          .type("upload")
          .orElseThrow();

  @Test
  @DisplayName("7.5: a personal value that is a key of the document is masked in the pointer")
  void pointers() {
    Masking masking = new Masking(Optional.of(UPLOAD), new Pseudonyms(Optional.empty()));
    Fact fact = fact("a/b~c", "eu.example");
    Place place = fact.place();
    assertThat(masking.place(place, fact))
        .isEqualTo(new Place("s", "uploads.json", 3, 1, "/users/subject #1/eu.example"));
    assertThat(masking.field(fact, UPLOAD.fields().get(1)))
        .isEqualTo(
            new ShownValue("subject", "string", Optional.of("subject #1"), Optional.empty(), true));
    assertThat(masking.field(fact, UPLOAD.fields().get(2)))
        .isEqualTo(
            new ShownValue("host", "string", Optional.of("eu.example"), Optional.empty(), false));
  }

  @Test
  @DisplayName("7.5: what has no value needs no mask")
  void nothingToMask() {
    Masking masking = new Masking(Optional.of(UPLOAD), new Pseudonyms(Optional.empty()));
    Fact fact =
        new Fact(
            UPLOAD,
            List.of(Moment.at(0), Value.Absent.ABSENT, new Value.Unknown("not read")),
            new Place("s", "uploads.json", 1, 1, ""),
            false);
    assertThat(masking.field(fact, UPLOAD.fields().get(1)))
        .isEqualTo(
            new ShownValue("subject", "none", Optional.empty(), Optional.of("absent"), false));
  }

  private static Fact fact(String subject, String host) {
    return new Fact(
        UPLOAD,
        List.of(Moment.at(0), new Value.Text(subject), new Value.Text(host)),
        new Place("s", "uploads.json", 3, 1, "/users/a~1b~0c/eu.example"),
        false);
  }
}
