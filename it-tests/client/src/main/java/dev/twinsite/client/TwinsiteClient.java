package dev.twinsite.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * A caller of the service that knows more than one site. It calls the preferred site while that is
 * well, moves to another at once when it is not, and comes home when the preferred site takes
 * payments again.
 *
 * <pre>{@code
 * var client = TwinsiteClient.of(SiteAddress.of("pangyo", "http://127.0.0.1:8080"),
 *                                SiteAddress.of("ansan", "http://127.0.0.1:8180"));
 * var minji = client.as(client.logIn("minji", "correct horse").orThrow());
 * switch (minji.transfer(UUID.randomUUID(), new Payment("junho", 12_000, "KRW"))) { … }
 * }</pre>
 *
 * <p>Every call is synchronous and returns an {@link Outcome} instead of throwing. The client may
 * be used by many threads; all of them share what is known about the nodes.
 */
public final class TwinsiteClient {

  private final HttpClient http;
  private final List<SiteAddress> sites;
  private final Caller caller;

  private TwinsiteClient(HttpClient http, List<SiteAddress> sites, Patience patience) {
    this.http = http;
    this.sites = List.copyOf(sites);
    this.caller =
        new Caller(
            new Transport(http),
            new Route(sites, patience.homecoming(), InstantSource.system()),
            patience);
  }

  /** A client with {@link Patience#DEFAULT}; the first site is the preferred one. */
  public static TwinsiteClient of(SiteAddress preferred, SiteAddress... others) {
    List<SiteAddress> sites = new ArrayList<>(List.of(preferred));
    sites.addAll(List.of(others));
    return of(sites, Patience.DEFAULT);
  }

  /**
   * A client of these sites; the first is the preferred one.
   *
   * @throws IllegalArgumentException if there is no site
   */
  public static TwinsiteClient of(List<SiteAddress> sites, Patience patience) {
    if (sites.isEmpty()) {
      throw new IllegalArgumentException("a client needs at least one site");
    }
    return new TwinsiteClient(Transport.newHttpClient(patience.connect()), sites, patience);
  }

  /**
   * A client of the same sites for somebody else, with other preferences; connections are shared.
   */
  public TwinsiteClient preferring(String site, Patience patience) {
    TwinsiteClient client = new TwinsiteClient(http, sites, patience);
    client.prefer(site);
    return client;
  }

  /**
   * A client of one of the sites, which never goes anywhere else.
   *
   * @throws IllegalArgumentException if this client does not know the site
   */
  public TwinsiteClient only(String site) {
    List<SiteAddress> one = sites.stream().filter(known -> known.site().equals(site)).toList();
    if (one.isEmpty()) {
      throw new IllegalArgumentException("site '" + site + "' is not one of " + sites);
    }
    return new TwinsiteClient(http, one, caller.patience());
  }

  /** Calls this site first from now on. */
  public void prefer(String site) {
    caller.route().prefer(site);
  }

  /** Calls this node first from now on, then the others of its site. */
  public void prefer(URI node) {
    caller.route().prefer(node);
  }

  /** The sites, in the order in which they were given. */
  public List<SiteAddress> sites() {
    return sites;
  }

  /**
   * Signs somebody up. The state of the answer is {@code pending} until both sites hold the name;
   * asking again with the same name and password answers how it ended.
   *
   * @param username chosen by the caller; refused with 409 if somebody else has it
   */
  public Outcome<User> signUp(String username, String displayName, String password) {
    var body =
        Json.object()
            .put("username", username)
            .put("displayName", displayName)
            .put("password", password);
    return caller.call(
        Request.post("/api/v1/users", body, null, caller.patience().decisive()),
        answer -> Json.as(User.class, answer));
  }

  /** Looks somebody up; refused with 404 if the name is unknown. */
  public Outcome<User> user(String username) {
    return read("/api/v1/users/" + Paths.segment(username), User.class);
  }

  /** Logs in; refused with 401 if the password is wrong or the user still pending. */
  public Outcome<Session> logIn(String username, String password) {
    var body = Json.object().put("username", username).put("password", password);
    return caller.call(
        Request.post("/api/v1/sessions", body, null, caller.patience().decisive()),
        answer -> Json.as(Session.class, answer));
  }

  /** The calls of somebody who has logged in, at either site. */
  public UserClient as(Session session) {
    return new UserClient(caller, session.token());
  }

  /** What the first site that answers says about itself. */
  public Outcome<SiteStatus> site() {
    return read("/api/v1/site", SiteStatus.class);
  }

  /** Ok if a site accepts messages, refused with 503 if it is there but does not. */
  public Outcome<Answered> readyForMessages() {
    return ready("messages");
  }

  /** Ok if a site accepts payments, refused with 503 if it is there but does not. */
  public Outcome<Answered> readyForPayments() {
    return ready("payments");
  }

  /**
   * The digest of what a site holds.
   *
   * @param operator a session of an ops server, of either site
   * @param at positions as {@link SiteStatus#at()} gives them; empty text for now
   */
  public Outcome<Digest> digest(Session operator, String at) {
    String query = at.isEmpty() ? "" : "?at=" + Paths.segment(at);
    Duration time = caller.patience().decisive();
    return caller.call(
        Request.get("/api/v1/site/digest" + query, operator.token(), time), Digest::new);
  }

  private Outcome<Answered> ready(String purpose) {
    String path = "/api/v1/site/ready?for=" + purpose;
    Request request = Request.get(path, null, caller.patience().mergeable()).asked();
    return Outcome.withAnswerer(caller.call(request, body -> body));
  }

  private <T> Outcome<T> read(String path, Class<T> type) {
    return caller.call(
        Request.get(path, null, caller.patience().mergeable()), body -> Json.as(type, body));
  }
}
