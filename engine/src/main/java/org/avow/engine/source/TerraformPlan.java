package org.avow.engine.source;

import java.io.IOException;
import org.avow.engine.source.TokenStream.Token;

/**
 * What {@code terraform show -json} prints of a plan, or of a state: one record for each resource
 * that exists when the plan has been applied.
 */
final class TerraformPlan implements Decoder {

  /** Which parts of a plan are its resources is the format's own; a feed's selection is not. */
  @Override
  public void decode(EvidenceText text, Selection selection, boolean marks, RecordSink sink)
      throws IOException {
    TerraformDocument document = new TerraformDocument(marks, sink);
    try (TokenStream tokens = JsonText.open(text)) {
      Token first = tokens.next();
      if (first != Token.OBJECT) {
        sink.lost(
            first == Token.END ? Position.START : tokens.position(),
            "not a Terraform plan; export one with `terraform show -json`");
        return;
      }
      document.read(tokens);
      if (tokens.next() != Token.END) {
        sink.lost(tokens.position(), "a second value behind the plan");
      }
      document.end(true);
    } catch (BrokenSourceException e) {
      document.end(false);
      sink.lost(e.position(), e.reason());
    }
  }
}
