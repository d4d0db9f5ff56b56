package dev.twinsite.arquillian;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The two sites of the lab: what a failover test does to them and waits for. Injected with
 * {@code @ArquillianResource}.
 *
 * <p>Every wait ends as soon as its condition is true. One that fails prints how each site sees the
 * world, what runs, and what was logged last.
 */
public final class Sites {

  /** How long a site may take to learn what the other one did. */
  public static final Duration SOON = Duration.ofSeconds(10);

  /** How long a change of a site's state may take. */
  public static final Duration A_WHILE = Duration.ofSeconds(60);

  private final LabControl lab;
  private final List<Site> both;
  private final Operators operators;
  private final Deadline deadline = new Deadline(this::view);

  Sites(LabControl lab) {
    this.lab = lab;
    this.both = lab.sites();
    this.operators = new Operators(lab.operator());
  }

  /** The site {@code pangyo}. */
  public Site pangyo() {
    return named("pangyo");
  }

  /** The site {@code ansan}. */
  public Site ansan() {
    return named("ansan");
  }

  /**
   * The site with that name.
   *
   * @throws IllegalArgumentException if the lab has none
   */
  public Site named(String name) {
    return both.stream()
        .filter(site -> site.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the lab has no site '" + name + "'"));
  }

  /** Both sites, in the order in which the lab lists them. */
  public List<Site> both() {
    return both;
  }

  /** The site that this one replicates with. */
  public Site peerOf(Site site) {
    Site first = both.get(0);
    return site.name().equals(first.name()) ? both.get(1) : first;
  }

  /** Cuts the power of the site: every process is killed, its database too. */
  public void lose(Site site) {
    lab.killSite(site.name());
  }

  /** Switches the site on again and returns when it is active and has caught up. */
  public void recover(Site site) {
    lab.powerOn(site.name());
  }

  /** Empties the disks of a site that is dead. */
  public void wipe(Site site) {
    lab.wipeSite(site.name());
  }

  /** Boots a dead server, also a database, and returns when it is ready. */
  public void start(String server) {
    lab.start(server);
  }

  /** Kills a server with all its processes, also a database. */
  public void kill(String server) {
    lab.kill(server);
  }

  /** Stops a server where it stands; it does not know. */
  public void pause(String server) {
    lab.pause(server);
  }

  /** Lets a paused server go on. */
  public void resume(String server) {
    lab.resume(server);
  }

  /** Swallows everything between the sites, in both directions, without a word to either. */
  public void cutLink() {
    lab.cutLink();
  }

  /** Swallows everything that one site sends to the other; what that one sends still arrives. */
  public void cutLinkFrom(Site site) {
    lab.cutLink(site.name(), peerOf(site).name());
  }

  /**
   * Swallows everything between two places of the WAN, such as {@code pangyo} and {@code witness}.
   */
  public void cutLinkBetween(String one, String other) {
    lab.cutLink(one, other);
    lab.cutLink(other, one);
  }

  /** Joins the places again. */
  public void healLink() {
    lab.healLink();
  }

  /** The epoch of the last decision about a site's state, as the operations server knows it. */
  public long epochAt(Site site) {
    return seenByOperatorAt(site).path("epoch").asLong();
  }

  /** Both sites as an operator at this site sees them: {@code GET /ops/api/v1/sites}. */
  public JsonNode seenByOperatorAt(Site site) {
    return operators.send(site, site.callOperations("GET", "/ops/api/v1/sites")).orFail().body();
  }

  /**
   * Declares the site lost at the other one, as soon as it no longer counts as alive, and returns
   * when the other one decides alone.
   *
   * @throws AssertionError if another rule refuses it or it has no effect within {@link #A_WHILE}
   */
  public void declareLost(Site lost) {
    awaitTrue(lost + " may be declared lost", A_WHILE, () -> mayDeclareLost(lost));
    awaitMode(peerOf(lost), "ALONE");
  }

  private boolean mayDeclareLost(Site lost) {
    Site survivor = peerOf(lost);
    Reply reply = declareLost(lost, survivor, epochAt(survivor));
    return !reply.member("rule").equals("peer-alive") && reply.orFail().isSuccess();
  }

  /** Waits until the operations server of a site says that a site is in that state. */
  public void awaitState(Site at, Site subject, String state) {
    awaitTrue(
        at + " says that " + subject + " is " + state,
        A_WHILE,
        () -> stateAt(at, subject).equals(state));
  }

  /** The state of a site as the operations server of a site knows it. */
  public String stateAt(Site at, Site subject) {
    for (JsonNode site : seenByOperatorAt(at).path("sites")) {
      if (site.path("site").asText().equals(subject.name())) {
        return site.path("state").asText();
      }
    }
    return "unknown";
  }

  /** The voter that leads the quorum, as the operations server of a site knows; empty if none. */
  public String leaderAt(Site site) {
    return seenByOperatorAt(site).path("leader").asText("");
  }

  /** From now on the quorum declares a site lost by itself; over a cut link that one survives. */
  public void declareAutomatically(Site preferred) {
    policy(preferred, true, preferred.name());
  }

  /** From now on people declare a site lost. */
  public void leaveDeclaringToPeople() {
    policy(both.get(0), false, both.get(0).name());
  }

  private void policy(Site at, boolean automatic, String preferred) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("reason", "a failover test");
    body.put("automatic", automatic);
    body.put("preferred", preferred);
    operators.send(at, at.callOperations("PUT", "/ops/api/v1/policy").json(body)).orFail();
  }

  /** Asks the operations server of a site to declare a site lost; it may refuse. */
  public Reply declareLost(Site lost, Site at, long epoch) {
    return command(lost, at, "declare-lost", epoch);
  }

  /** Asks the operations server of a site to let a lost site rejoin; it may refuse. */
  public Reply rejoin(Site lost, Site at, long epoch) {
    return command(lost, at, "rejoin", epoch);
  }

  /** Asks the operations server of a site to drain a site; it may refuse. */
  public Reply drain(Site subject, Site at, long epoch) {
    return command(subject, at, "drain", epoch);
  }

  /** Asks for an admission without saying what it may cost, which is refused. */
  public Reply admit(Site subject, Site at, long epoch) {
    return command(subject, at, "admit", epoch);
  }

  /**
   * Asks the operations server of a site to let it go on without its regent; it may refuse.
   *
   * @param missingAtMost how many posted facts may be missing
   */
  public Reply admitAccepting(Site subject, Site at, long epoch, long missingAtMost) {
    ObjectNode body = order(epoch);
    body.putObject("acceptance").put("missingAtMost", missingAtMost).put("twoRegents", true);
    return command(subject, at, "admit", body);
  }

  /** Asks the operations server of a site to begin a run of a runbook; it may refuse. */
  public Reply startRun(Site at, String runbook, Site subject) {
    return startRun(at, runbook, Map.of("site", subject.name(), "reason", "a failover test"));
  }

  /** The same with any parameters. */
  public Reply startRun(Site at, String runbook, Map<String, String> parameters) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("runbook", runbook);
    parameters.forEach(body.putObject("parameters")::put);
    return operators.send(at, at.callOperations("POST", "/ops/api/v1/runs").json(body));
  }

  /** Asks the operations server of a site to take back what a run did; it may refuse. */
  public Reply abortRun(Site at, String id) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("reason", "a failover test");
    String path = "/ops/api/v1/runs/" + id + "/abort";
    return operators.send(at, at.callOperations("POST", path).json(body));
  }

  /** How a run stands, as the operations server of a site knows it. */
  public JsonNode runAt(Site at, String id) {
    return askForRun(at, id).orFail().body();
  }

  /** Whether the operations server of a site has learnt of a run; one that is dead does not. */
  public boolean knowsRun(Site at, String id) {
    try {
      return askForRun(at, id).status() == 200;
    } catch (NoAnswerException e) {
      return false;
    }
  }

  private Reply askForRun(Site at, String id) {
    return operators.send(at, at.callOperations("GET", "/ops/api/v1/runs/" + id));
  }

  /**
   * Waits until a run is in that state, and returns it.
   *
   * @throws AssertionError as soon as it has ended in another one
   */
  public JsonNode awaitRun(Site at, String id, String state, Duration within) {
    JsonNode run =
        await(
            "run " + id + " ends",
            within,
            () -> Optional.of(runAt(at, id)).filter(now -> now.hasNonNull("endedAt")));
    if (!run.path("state").asText().equals(state)) {
      throw new AssertionError("not " + state + ": " + run.toPrettyString());
    }
    return run;
  }

  /** Checks what must be true of both sites now. */
  public void check(Checker... checkers) {
    for (Checker checker : checkers) {
      checker.check(this);
    }
  }

  /** Waits until a site decides in that mode, such as {@code BOTH_SITES} or {@code ALONE}. */
  public void awaitMode(Site site, String mode) {
    awaitTrue(
        site + " decides in mode " + mode,
        A_WHILE,
        () -> site.status().path("mode").asText("").equals(mode));
  }

  /** Waits until both sites say of themselves that they are active. */
  public void awaitBothActive() {
    both.forEach(this::awaitActive);
  }

  /** Waits until the site says of itself that it is active and decides together with the other. */
  public void awaitActive(Site site) {
    awaitTrue(site + " is active", A_WHILE, site::isActive);
  }

  /**
   * Waits until what the caller reads at the site says so, for example until the member {@code
   * state} of a decisive fact is {@code posted}.
   */
  public void awaitMember(Site site, String path, String token, String member, String value) {
    awaitTrue(
        member + " of " + path + " is " + value + " at " + site,
        A_WHILE,
        () -> site.get(path).as(token).send().member(member).equals(value));
  }

  /** Where the site stands now in both journals. */
  public Place placeOf(Site site) {
    return Place.of(site.status());
  }

  /** Waits until both sites hold everything up to the place. */
  public void awaitPassed(Place place) {
    for (Site site : both) {
      awaitTrue(site + " has passed " + place, A_WHILE, () -> placeOf(site).hasPassed(place));
    }
  }

  /**
   * Waits until nothing is on its way between the sites and neither has anything left to decide.
   */
  public void awaitQuiet() {
    awaitTrue("nothing is on its way", A_WHILE, new Quiet(this)::look);
  }

  /**
   * Waits until both sites hold what each of them holds now, and compares their digests there. It
   * works under traffic.
   *
   * @return the place where they are equal
   */
  public Place awaitEqualDigests() {
    Place place = furthest(placeOf(both.get(0)), placeOf(both.get(1)));
    awaitEqualDigests(place);
    return place;
  }

  /** Waits until both sites have passed the place and compares their digests there. */
  public void awaitEqualDigests(Place place) {
    awaitPassed(place);
    awaitTrue(
        "both sites have the same digest at " + place,
        SOON,
        () -> digest(both.get(0), place).equals(digest(both.get(1), place)));
  }

  /** The digest of a site at a place, without who answered and when. */
  public JsonNode digest(Site site, Place place) {
    String at = URLEncoder.encode(place.at(), StandardCharsets.UTF_8);
    Call question = site.get("/api/v1/site/digest?at=" + at).within(A_WHILE);
    ObjectNode digest = operators.send(site, question).orFail().body().deepCopy();
    return digest.without(List.of("site", "node", "takenAt"));
  }

  /** The token of an operator of that site, with which either site's application gives digests. */
  public String operatorToken(Site site) {
    return operators.tokenOf(site);
  }

  /**
   * Looks again and again until there is a value.
   *
   * @param what the condition as a sentence, for the failure
   * @throws AssertionError if there is none in time
   */
  public <T> T await(String what, Duration within, Supplier<Optional<T>> look) {
    return deadline.await(what, within, look);
  }

  /** Waits until the condition is true; a question without an answer counts as false. */
  public void awaitTrue(String what, Duration within, BooleanSupplier condition) {
    deadline.awaitTrue(what, within, condition);
  }

  /** Watches that the condition stays true for that long. */
  public void holds(String what, Duration during, BooleanSupplier condition) {
    deadline.holds(what, during, condition);
  }

  /** How both sites see the world, for a person who has to find out what went wrong. */
  public String view() {
    return new WorldView(lab, both, operators).toString();
  }

  private Reply command(Site subject, Site at, String command, long epoch) {
    return command(subject, at, command, order(epoch));
  }

  private static ObjectNode order(long epoch) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("reason", "a failover test");
    body.put("epoch", epoch);
    return body;
  }

  private Reply command(Site subject, Site at, String command, ObjectNode body) {
    String path = "/ops/api/v1/sites/" + subject.name() + "/" + command;
    return operators.send(at, at.callOperations("POST", path).json(body));
  }

  private static Place furthest(Place one, Place other) {
    Map<String, String> positions = new TreeMap<>(one.positions());
    other.positions().forEach((site, position) -> positions.merge(site, position, Sites::further));
    return new Place(positions);
  }

  private static String further(String one, String other) {
    return Position.of(one).compareTo(Position.of(other)) >= 0 ? one : other;
  }
}
