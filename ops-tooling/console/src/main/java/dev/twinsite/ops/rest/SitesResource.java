package dev.twinsite.ops.rest;

import dev.twinsite.ops.Console;
import dev.twinsite.ops.OpsServer;
import dev.twinsite.ops.approval.Approval;
import dev.twinsite.ops.run.RunDriver.Start;
import dev.twinsite.ops.run.RunDriver.Start.Begun;
import dev.twinsite.ops.run.RunDriver.Start.Refused;
import dev.twinsite.ops.run.Runbook;
import dev.twinsite.quorum.Command;
import dev.twinsite.quorum.Command.Acceptance;
import dev.twinsite.quorum.Command.Admit;
import dev.twinsite.quorum.Command.DeclareLost;
import dev.twinsite.quorum.Command.Drain;
import dev.twinsite.quorum.Command.Rejoin;
import dev.twinsite.quorum.Proposal;
import dev.twinsite.quorum.Rule;
import dev.twinsite.quorum.SiteStatement;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.SiteName;
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
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sites as seen from here, and the commands that change their states. */
@RequestScoped
@Path("api/v1/sites")
@LoggedIn
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SitesResource {

  /** No database has it: stands for one that is not known. */
  private static final UUID UNKNOWN = new UUID(0, 0);

  private static final String MISSING_AT_MOST = "missingAtMost";
  private static final String TWO_REGENTS = "twoRegents";

  @Inject Console console;
  @Inject SecondPerson secondPerson;

  /**
   * What an operator sends with a command.
   *
   * @param reason why, for those who read it later
   * @param epoch of the view on which this was decided
   */
  public record Order(@Nullable String reason, @Nullable Long epoch) {}

  /** An order that also says what it may cost; nobody who says nothing about it is admitted. */
  public record Admission(
      @Nullable String reason, @Nullable Long epoch, @Nullable Accepting acceptance) {

    Order order() {
      return new Order(reason, epoch);
    }
  }

  /**
   * What an operator accepts who admits a site without what its regent has posted.
   *
   * @param missingAtMost how many posted facts may be missing, 0 or more
   * @param twoRegents whether the overruled site may still run unseen and post more
   */
  public record Accepting(@Nullable Long missingAtMost, @Nullable Boolean twoRegents) {}

  /** Both sites as seen from here. */
  @GET
  public SitesView sites() {
    return new SitesSeen(server()).view();
  }

  /** The site is lost; its peer is to decide alone. */
  @POST
  @Path("{site}/declare-lost")
  public Response declareLost(
      @PathParam("site") String site, @Nullable Order order, @Context SecurityContext caller) {
    var command = new DeclareLost(name(site), epoch(order), reason(order), by(caller));
    return secondPerson.orAsk(
        SecondPerson.DECLARE_LOST,
        Map.of("site", site, "epoch", command.epoch().toString()),
        command.by(),
        command.reason(),
        () -> start(Runbook.DECLARE_LOST, command));
  }

  /** What one person has asked for and another one approved. */
  Response declareLost(Approval approved) {
    return start(
        Runbook.DECLARE_LOST,
        new DeclareLost(
            name(String.valueOf(approved.parameters().get("site"))),
            new Epoch(Long.parseLong(approved.parameters().get("epoch"))),
            approved.reason(),
            SecondPerson.people(approved)));
  }

  /** The lost site is back and is to catch up. */
  @POST
  @Path("{site}/rejoin")
  public Response rejoin(
      @PathParam("site") String site, @Nullable Order order, @Context SecurityContext caller) {
    SiteName name = name(site);
    UUID database =
        server().vote().state().statement(name).map(SiteStatement::database).orElse(UNKNOWN);
    return start(
        Runbook.REJOIN, new Rejoin(name, epoch(order), database, reason(order), by(caller)));
  }

  /** The site goes on without what its regent has posted, which cannot be asked. */
  @POST
  @Path("{site}/admit")
  public Response admit(
      @PathParam("site") String site,
      @Nullable Admission admission,
      @Context SecurityContext caller) {
    Order order = admission == null ? null : admission.order();
    Acceptance acceptance = acceptance(admission);
    var command = new Admit(name(site), epoch(order), acceptance, reason(order), by(caller));
    return acceptance == null
        ? start(Runbook.ADMIT, command)
        : secondPerson.orAsk(
            SecondPerson.ADMIT,
            Map.of(
                "site",
                site,
                "epoch",
                command.epoch().toString(),
                MISSING_AT_MOST,
                Long.toString(acceptance.missingAtMost()),
                TWO_REGENTS,
                Boolean.toString(acceptance.twoRegents())),
            command.by(),
            command.reason(),
            () -> start(Runbook.ADMIT, command));
  }

  /** What one person has asked for and another one approved. */
  Response admit(Approval approved) {
    Map<String, String> parameters = approved.parameters();
    return start(
        Runbook.ADMIT,
        new Admit(
            name(String.valueOf(parameters.get("site"))),
            new Epoch(Long.parseLong(parameters.get("epoch"))),
            new Acceptance(
                Long.parseLong(parameters.get(MISSING_AT_MOST)),
                Boolean.parseBoolean(parameters.get(TWO_REGENTS))),
            approved.reason(),
            SecondPerson.people(approved)));
  }

  /** Planned work: a run closes the site, waits until nothing is pending, and takes it out. */
  @POST
  @Path("{site}/drain")
  public Response drain(
      @PathParam("site") String site, @Nullable Order order, @Context SecurityContext caller) {
    Drain command = new Drain(name(site), epoch(order), reason(order), by(caller));
    Proposal proposal = new Proposal(UUID.randomUUID(), command, Instant.now());
    server()
        .vote()
        .objection(proposal)
        .ifPresent(
            no -> {
              throw refusal(no.rule(), no.detail()).asException();
            });
    return RunsResource.start(
        server(), "drain", Map.of("site", site, "reason", command.reason()), by(caller));
  }

  private Response start(Runbook runbook, Command.AboutSite command) {
    OpsServer server = server();
    Proposal proposal = new Proposal(UUID.randomUUID(), command, Instant.now());
    Start start = server.runDriver().start(runbook, proposal);
    if (start instanceof Refused refused) {
      throw refusal(refused.rejected().rule(), refused.rejected().detail()).asException();
    }
    return RunsResource.accepted(RunView.of(((Begun) start).run()));
  }

  private static Problem refusal(Rule rule, String detail) {
    return Problem.of(409, rule.label(), detail).with("rule", rule.label());
  }

  private SiteName name(String site) {
    OpsServer server = server();
    boolean known =
        site.equals(server.config().site().value()) || site.equals(server.config().peer().value());
    if (!known) {
      throw Problem.of(404, Rule.UNKNOWN_SITE.label(), "there is no site '" + site + "'")
          .asException();
    }
    return new SiteName(site);
  }

  private static Epoch epoch(@Nullable Order order) {
    return Limits.epoch(present(order).epoch());
  }

  private static String reason(@Nullable Order order) {
    return Limits.line("reason", present(order).reason(), Command.LONGEST_REASON);
  }

  private static @Nullable Acceptance acceptance(@Nullable Admission admission) {
    Accepting accepting = admission == null ? null : admission.acceptance();
    if (accepting == null) {
      return null;
    }
    Long missing = accepting.missingAtMost();
    if (missing == null || missing < 0) {
      throw Problem.invalidValue(
              "acceptance.missingAtMost is "
                  + missing
                  + "; it says how many posted facts may be missing, 0 or more")
          .asException();
    }
    return new Acceptance(missing, Boolean.TRUE.equals(accepting.twoRegents()));
  }

  private static Order present(@Nullable Order order) {
    if (order == null) {
      throw Problem.of(400, "malformed", "the body is missing").asException();
    }
    return order;
  }

  private static String by(SecurityContext caller) {
    return caller.getUserPrincipal().getName();
  }

  private OpsServer server() {
    return console.server().orElseThrow();
  }
}
