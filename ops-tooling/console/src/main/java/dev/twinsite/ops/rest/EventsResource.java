package dev.twinsite.ops.rest;

import dev.twinsite.ops.Console;
import dev.twinsite.ops.events.Feed;
import dev.twinsite.ops.events.Samples;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;

/** What changes, as it changes. */
@RequestScoped
@Path("api/v1/events")
@LoggedIn
public class EventsResource {

  private static final int MOST_READERS = 50;

  @Inject Console console;

  /** The values of the last minutes. */
  public record SampleList(List<Samples.Sample> samples) {}

  /** Sends the state of each view, and again whenever it has changed. */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void events(
      @Context SseEventSink sink,
      @Context Sse sse,
      @HeaderParam("Last-Event-ID") @DefaultValue("") String lastId) {
    Feed feed = console.server().orElseThrow().feed();
    if (feed.readers() >= MOST_READERS) {
      sink.close();
      throw Problem.of(503, "not-now", MOST_READERS + " pages are watching already").asException();
    }
    new EventStream(feed, sink, sse, lastId).start();
  }

  /** The values of the last ten minutes, one a second. */
  @GET
  @Path("samples")
  @Produces(MediaType.APPLICATION_JSON)
  public SampleList samples() {
    return new SampleList(console.server().orElseThrow().samples().after(0));
  }
}
