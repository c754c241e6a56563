package org.avow.server;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers what Jetty refuses by itself, such as a request line that is none. Immutable. */
final class JettyErrors implements Request.Handler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Problem problem = Problem.of(response.getStatus());
    response.setStatus(problem.kind().status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    response.write(true, ByteBuffer.wrap(problem.bytes()), callback);
    return true;
  }
}
