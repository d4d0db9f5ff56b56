package dev.twinsite.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * The calls of an operator to the ops server of one site. It goes nowhere else: what an ops server
 * says is its own view, and an operator wants to know whose.
 */
public final class OpsClient {

  private final Caller caller;
  private volatile String token = "";

  private OpsClient(Caller caller) {
    this.caller = caller;
  }

  /** The ops server of a site, under its base URL such as {@code http://127.0.0.1:8280}. */
  public static OpsClient of(String site, URI base, Patience patience) {
    Route route =
        new Route(
            List.of(new SiteAddress(site, List.of(base))),
            patience.homecoming(),
            InstantSource.system());
    return new OpsClient(
        new Caller(new Transport(Transport.newHttpClient(patience.connect())), route, patience));
  }

  /** Logs in; the calls that follow use this session. */
  public Outcome<Session> logIn(String username, String password) {
    var body = Json.object().put("username", username).put("password", password);
    Outcome<Session> outcome =
        caller.call(
            Request.post("/ops/api/v1/sessions", body, null, caller.patience().decisive()),
            answer -> Json.as(Session.class, answer));
    outcome.result().ifPresent(session -> token = session.token());
    return outcome;
  }

  /** Both sites as this ops server sees them. */
  public Outcome<SitesView> sites() {
    return get("/sites", SitesView.class);
  }

  /**
   * Declares a site lost. Refused with 409 and the rule: {@code peer-alive}, {@code stale-epoch},
   * {@code forbidden-transition} or {@code both-out}.
   *
   * @param epoch of the view on which this was decided
   */
  public Outcome<Run> declareLost(String site, String reason, long epoch) {
    return command(site, "declare-lost", reason, epoch);
  }

  /** Lets a site come back that had been declared lost. */
  public Outcome<Run> rejoin(String site, String reason, long epoch) {
    return command(site, "rejoin", reason, epoch);
  }

  /**
   * Begins a run of a runbook. Asked once: a second attempt would only meet the first one's run.
   */
  public Outcome<Run> startRun(String runbook, Map<String, String> parameters) {
    ObjectNode body = Json.object().put("runbook", runbook);
    parameters.forEach(body.putObject("parameters")::put);
    return caller.call(post("/runs", body).asked(), answer -> Json.as(Run.class, answer));
  }

  /** Hands in what clients saw during a run; a later word of the same source replaces it. */
  public Outcome<Run> handIn(String run, ClientEvidence evidence) {
    String path = "/runs/" + Paths.segment(run) + "/evidence";
    return caller.call(post(path, Json.tree(evidence)), answer -> Json.as(Run.class, answer));
  }

  /** How a run stands. */
  public Outcome<Run> run(String id) {
    return get("/runs/" + Paths.segment(id), Run.class);
  }

  /** All runs. */
  public Outcome<List<Run>> runs() {
    return caller.call(
        request("/runs"),
        body -> Json.listOf(Run.class, body.isArray() ? body : body.path("runs")));
  }

  /** Ok if the ops server is ready. */
  public Outcome<Answered> ready() {
    return Outcome.withAnswerer(caller.call(request("/ready").asked(), body -> body));
  }

  private Outcome<Run> command(String site, String verb, String reason, long epoch) {
    JsonNode body = Json.object().put("reason", reason).put("epoch", epoch);
    String path = "/sites/" + Paths.segment(site) + "/" + verb;
    return caller.call(post(path, body), answer -> Json.as(Run.class, answer));
  }

  private Request post(String path, JsonNode body) {
    return Request.post("/ops/api/v1" + path, body, token, caller.patience().decisive());
  }

  private <T> Outcome<T> get(String path, Class<T> type) {
    return caller.call(request(path), body -> Json.as(type, body));
  }

  private Request request(String path) {
    return Request.get("/ops/api/v1" + path, token, caller.patience().decisive());
  }
}
