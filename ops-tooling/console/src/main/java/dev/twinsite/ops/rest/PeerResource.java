package dev.twinsite.ops.rest;

import dev.twinsite.ops.Console;
import dev.twinsite.ops.OpsServer;
import dev.twinsite.ops.peer.Greeting;
import dev.twinsite.ops.peer.Inquiry;
import dev.twinsite.ops.peer.Seal.BrokenSealException;
import dev.twinsite.ops.peer.SealHeaders;
import dev.twinsite.ops.peer.SealedExchange;
import dev.twinsite.ops.peer.SealedExchange.SealedAnswer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** Calls of the other ops server, sealed in both directions. */
@RequestScoped
@Path("internal/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PeerResource {

  @Inject Console console;

  /** Exchanges greetings. */
  @POST
  @Path("greet")
  public Response greet(@Context HttpHeaders headers, byte[] body) {
    OpsServer server = server();
    return sealed(headers, "/greet", body, Greeting.class, server.link()::answer);
  }

  /** Sends what the other ops server lacks of what both keep. */
  @POST
  @Path("exchange")
  public Response exchange(@Context HttpHeaders headers, byte[] body) {
    OpsServer server = server();
    return sealed(headers, "/exchange", body, Inquiry.class, server.record()::answer);
  }

  private <T> Response sealed(
      HttpHeaders headers, String path, byte[] body, Class<T> type, Function<T, Object> answerer) {
    OpsServer server = server();
    var exchange =
        new SealedExchange(server.seal(), server.config().site(), server.config().peer());
    try {
      SealedAnswer answer = exchange.answer(path, headers::getHeaderString, body, type, answerer);
      return Response.ok(answer.body()).header(SealHeaders.SEAL, answer.seal()).build();
    } catch (BrokenSealException e) {
      throw Problem.of(401, "broken-seal", String.valueOf(e.getMessage())).asException();
    }
  }

  private OpsServer server() {
    return console.server().orElseThrow();
  }
}
