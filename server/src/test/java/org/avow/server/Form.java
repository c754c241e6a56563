package org.avow.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A body of {@code multipart/form-data}, part after part. Mutable, for one thread. */
final class Form {
  static final String TYPE = "multipart/form-data; boundary=part-of-a-form";

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  /** Adds a part; without a file name if it is empty. */
  Form part(String name, String file, byte[] content) {
    String named = file.isEmpty() ? "" : "; filename=\"" + file + "\"";
    return with("form-data; name=\"" + name + "\"" + named, content);
  }

  Form part(String name, String file, String content) {
    return part(name, file, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds a part with this disposition. */
  Form with(String disposition, byte[] content) {
    write("--part-of-a-form\r\nContent-Disposition: " + disposition + "\r\n\r\n");
    body.writeBytes(content);
    write("\r\n");
    return this;
  }

  /** The bytes, closed. */
  byte[] bytes() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(body.toByteArray());
    whole.writeBytes("--part-of-a-form--\r\n".getBytes(StandardCharsets.UTF_8));
    return whole.toByteArray();
  }

  private void write(String text) {
    body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
