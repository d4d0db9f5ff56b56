package dev.twinsite.ops.rest;

import dev.twinsite.ops.Console;
import dev.twinsite.ops.OpsServer;
import dev.twinsite.ops.run.Run;
import dev.twinsite.ops.runbook.RunStarter;
import dev.twinsite.ops.runbook.RunStarter.Start;
import dev.twinsite.quorum.ClientEvidence;
import dev.twinsite.quorum.Command;
import dev.twinsite.quorum.Rule;
import dev.twinsite.quorum.Ruling;
import dev.twinsite.quorum.Ruling.Refused;
import dev.twinsite.quorum.RunRecord;
import dev.twinsite.site.SiteState;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What operators have started, and how far it has come. */
@RequestScoped
@Path("api/v1/runs")
@LoggedIn
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RunsResource {

  private static final int LONGEST_NAME = 100;

  /** What breaks something on purpose; in production it takes a second person. */
  private static final String DRILL = "-drill";

  @Inject Console console;
  @Inject SecondPerson secondPerson;

  /** All runs known here, latest first. */
  public record RunList(List<RunView> runs) {}

  /** What an operator wants to be done. */
  public record Wish(@Nullable String runbook, @Nullable Map<String, String> parameters) {}

  /** Why an operator wants a run to be taken back. */
  public record Abort(@Nullable String reason) {}

  /** All runs known here, latest first. */
  @GET
  public RunList runs() {
    return list(server());
  }

  static RunList list(OpsServer server) {
    Stream<RunView> commands = server.runs().all().stream().map(RunView::of);
    Stream<RunView> runbooks =
        server.runStarter().runs().stream().map(run -> RunView.of(run, server.runStarter()));
    return new RunList(
        Stream.concat(commands, runbooks)
            .sorted(Comparator.comparing(RunView::startedAt).reversed())
            .toList());
  }

  /** Begins a run of a runbook. */
  @POST
  public Response start(@Nullable Wish wish, @Context SecurityContext caller) {
    if (wish == null) {
      throw Problem.of(400, "malformed", "the body is missing").asException();
    }
    String runbook = Limits.line("runbook", wish.runbook(), LONGEST_NAME);
    Map<String, String> parameters = wish.parameters() == null ? Map.of() : wish.parameters();
    String by = caller.getUserPrincipal().getName();
    if (!takesSecondPerson(runbook, parameters)) {
      return start(server(), runbook, parameters, by);
    }
    refuseNonsense(server().runStarter().complaints(runbook, parameters));
    return secondPerson.orAsk(
        SecondPerson.START_RUN,
        runbook,
        parameters,
        by,
        () -> start(server(), runbook, parameters, by));
  }

  private static void refuseNonsense(List<String> complaints) {
    if (!complaints.isEmpty()) {
      throw Problem.invalidValue(String.join("; ", complaints)).asException();
    }
  }

  /** A drill does, and what would declare a site lost that nobody has declared lost yet. */
  private boolean takesSecondPerson(String runbook, Map<String, String> parameters) {
    return runbook.endsWith(DRILL)
        || declares(runbook) && isActive(parameters.getOrDefault("site", ""));
  }

  private boolean declares(String runbook) {
    return server().runStarter().shelf().find(runbook).stream()
        .flatMap(found -> found.steps().stream())
        .anyMatch(step -> step.action().equals(SecondPerson.DECLARE_LOST));
  }

  private boolean isActive(String site) {
    return server().vote().current().stream()
        .flatMap(states -> states.sites().values().stream())
        .anyMatch(
            record -> record.site().value().equals(site) && record.state() == SiteState.ACTIVE);
  }

  /** Begins a run and answers it. */
  static Response start(
      OpsServer server, String runbook, Map<String, String> parameters, String by) {
    return answer(server, server.runStarter().start(runbook, parameters, by));
  }

  /** Tells what became of a wish. */
  static Response answer(OpsServer server, Start start) {
    if (start instanceof Start.Begun begun) {
      return accepted(RunView.of(begun.run(), server.runStarter()));
    } else if (start instanceof Start.Invalid invalid) {
      refuseNonsense(invalid.complaints());
    } else if (start instanceof Start.Contradicted no) {
      throw refusal(no.refused()).asException();
    }
    throw noMajority().asException();
  }

  static Response accepted(RunView run) {
    return Response.accepted(run).location(URI.create("/ops/api/v1/runs/" + run.id())).build();
  }

  /** One run. */
  @GET
  @Path("{id}")
  public RunView run(@PathParam("id") String id) {
    UUID parsed = parse(id);
    RunStarter runbooks = server().runStarter();
    return runbooks
        .find(parsed)
        .map(run -> RunView.of(run, runbooks))
        .or(() -> server().runs().find(parsed).map(RunView::of))
        .orElseThrow(RunsResource::unknown);
  }

  /** One run as a page that can be kept. */
  @GET
  @Path("{id}/report")
  @Produces(MediaType.TEXT_HTML)
  public String report(@PathParam("id") String id) {
    return RunReportPage.of(run(id));
  }

  /** What the run did is taken back, as far as its runbook says. */
  @POST
  @Path("{id}/abort")
  public Response abort(
      @PathParam("id") String id, @Nullable Abort abort, @Context SecurityContext caller) {
    UUID parsed = parse(id);
    server().runs().find(parsed).ifPresent(RunsResource::cannotBeAborted);
    RunRecord run = server().runStarter().find(parsed).orElseThrow(RunsResource::unknown);
    String reason =
        Limits.line("reason", abort == null ? null : abort.reason(), Command.LONGEST_REASON);
    RunStarter runbooks = server().runStarter();
    requireNoted(runbooks.abort(parsed, caller.getUserPrincipal().getName(), reason));
    return accepted(RunView.of(runbooks.find(parsed).orElse(run), runbooks));
  }

  /** Keeps what clients saw with the run, at both sites; the latest of each source counts. */
  @POST
  @Path("{id}/evidence")
  public RunView add(
      @PathParam("id") String id, @Nullable Testimony told, @Context SecurityContext caller) {
    UUID parsed = parse(id);
    server().runs().find(parsed).ifPresent(RunsResource::takesNoEvidence);
    RunRecord run = server().runStarter().find(parsed).orElseThrow(RunsResource::unknown);
    ClientEvidence evidence = evidence(told, caller.getUserPrincipal().getName());
    RunStarter runbooks = server().runStarter();
    requireNoted(runbooks.add(parsed, evidence));
    return RunView.of(runbooks.find(parsed).orElse(run), runbooks);
  }

  private static void requireNoted(Optional<Ruling> answer) {
    Ruling ruling = answer.orElseThrow(() -> noMajority().asException());
    if (ruling instanceof Refused refused) {
      throw refusal(refused).asException();
    }
  }

  private static ClientEvidence evidence(@Nullable Testimony told, String by) {
    if (told == null) {
      throw Problem.of(400, "malformed", "the body is missing").asException();
    }
    try {
      return told.evidence(by, Instant.now());
    } catch (IllegalArgumentException e) {
      throw Problem.invalidValue(String.valueOf(e.getMessage())).asException();
    }
  }

  /** A decision of the quorum is nothing that clients are asked about. */
  private static void takesNoEvidence(Run run) {
    throw Problem.of(409, "takes-no-evidence", run.runbook() + " is no run of a runbook")
        .with("rule", "takes-no-evidence")
        .asException();
  }

  /** A decision of the quorum cannot be taken back half-way. */
  private static void cannotBeAborted(Run run) {
    throw Problem.of(
            409,
            "not-abortable",
            "the decision to "
                + run.runbook()
                + " "
                + run.site()
                + " cannot be taken back half-way")
        .with("rule", "not-abortable")
        .asException();
  }

  /** A run may have been forgotten between a look and the ruling. */
  static Problem refusal(Refused refused) {
    int status = refused.rule() == Rule.UNKNOWN_RUN ? 404 : 409;
    return Problem.of(status, refused.rule().label(), refused.detail())
        .with("rule", refused.rule().label());
  }

  private static Problem noMajority() {
    return Problem.of(503, "no-majority", "there was no ruling in time; look before you try again");
  }

  private static jakarta.ws.rs.WebApplicationException unknown() {
    return Problem.of(404, "unknown-run", "there is no such run").asException();
  }

  private static UUID parse(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw Problem.invalidValue("the id of a run is a UUID").asException();
    }
  }

  private OpsServer server() {
    return console.server().orElseThrow();
  }
}
