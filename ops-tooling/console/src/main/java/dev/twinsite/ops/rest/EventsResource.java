package dev.twinsite.ops.rest;

import dev.twinsite.ops.Console;
import dev.twinsite.ops.events.Feed;
import dev.twinsite.ops.events.Samples;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
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
      @Suspended AsyncResponse answer,
      @Context HttpServletRequest request,
      @HeaderParam("Last-Event-ID") @DefaultValue("") String lastId)
      throws IOException {
    Feed feed = console.server().orElseThrow().feed();
    if (feed.readers() >= MOST_READERS) {
      throw Problem.of(503, "not-now", MOST_READERS + " pages are watching already").asException();
    }
    AsyncContext page = request.getAsyncContext();
    page.setTimeout(0);
    page.getResponse().setContentType(MediaType.SERVER_SENT_EVENTS);
    page.getResponse().setCharacterEncoding("UTF-8");
    new EventStream(feed, page, lastId).start();
  }

  /** The values of the last ten minutes, one a second. */
  @GET
  @Path("samples")
  @Produces(MediaType.APPLICATION_JSON)
  public SampleList samples() {
    return new SampleList(console.server().orElseThrow().samples().after(0));
  }
}
