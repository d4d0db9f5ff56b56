package dev.twinsite.ops.rest;

import dev.twinsite.ops.Console;
import dev.twinsite.ops.OpsServer;
import dev.twinsite.ops.approval.Approval;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Asks for a second person where the site is marked as production, and acts once there is one. */
@RequestScoped
public class SecondPerson {

  static final String DECLARE_LOST = "declare-lost";
  static final String ADMIT = "admit";
  static final String START_RUN = "start-run";

  private static final String RUNBOOK = "runbook";
  private static final String REASON = "reason";

  @Inject Console console;
  @Inject SitesResource sites;

  /** Does it at once, or, in production, as soon as somebody else has approved it. */
  Response orAsk(
      String action,
      Map<String, String> parameters,
      String by,
      String reason,
      Supplier<Response> act) {
    if (!server().config().desk().production()) {
      return act.get();
    }
    Approval asked = server().record().approvals().ask(action, parameters, by, reason);
    return Response.accepted(asked)
        .location(URI.create("/ops/api/v1/approvals/" + asked.id()))
        .build();
  }

  /** The same for a run. */
  Response orAsk(
      String action,
      String runbook,
      Map<String, String> parameters,
      String by,
      Supplier<Response> act) {
    Map<String, String> all = new TreeMap<>(parameters);
    all.put(RUNBOOK, runbook);
    return orAsk(action, all, by, parameters.getOrDefault(REASON, ""), act);
  }

  /** Under the id of the approval, so that one run comes of it wherever it is approved. */
  private Response startRun(Approval approval) {
    Map<String, String> parameters = new TreeMap<>(approval.parameters());
    String runbook = String.valueOf(parameters.remove(RUNBOOK));
    return RunsResource.answer(
        server(),
        server().runStarter().start(approval.id(), runbook, parameters, people(approval)));
  }

  /** Who asked and who approved. */
  static String people(Approval approval) {
    return approval.askedBy() + ", approved by " + approval.decidedBy();
  }

  /** Does what was approved. */
  Response act(Approval approval) {
    return switch (approval.action()) {
      case DECLARE_LOST -> sites.declareLost(approval);
      case ADMIT -> sites.admit(approval);
      case START_RUN -> startRun(approval);
      default ->
          throw Problem.of(409, "not-available", "this server cannot do " + approval.action())
              .asException();
    };
  }

  private OpsServer server() {
    return console.server().orElseThrow();
  }
}
