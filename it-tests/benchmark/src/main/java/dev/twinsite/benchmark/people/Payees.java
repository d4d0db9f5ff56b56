package dev.twinsite.benchmark.people;

import dev.twinsite.client.Patience;
import dev.twinsite.client.SiteAddress;
import dev.twinsite.client.TwinsiteClient;
import dev.twinsite.lab.LabException;
import dev.twinsite.lab.LabStatus;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/*
 * A sign-up costs about 60 ms of a core, on purpose, in the hash of its password: ten thousand cost
 * ten minutes of this machine. So one payee signs up through the interface, and the others are
 * copies of what that has left in the site's database: the pending registration, its wallet and its
 * event in the journal, with other ids and names and the same hash. The journal takes the copies to
 * the other site like any other event, and both sites post them. Nobody logs in as a payee.
 */

/** Brings the payees into being, without a password hash for each. */
public final class Payees {

  /** The password of all of them: the copies have the first one's hash. */
  public static final String PASSWORD = "password of " + name(0);

  private static final int AT_ONCE = 250;
  private static final int PROGRESS_EVERY = 2_500;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final LabStatus lab;
  private final Consumer<String> progress;

  public Payees(LabStatus lab, Consumer<String> progress) {
    this.lab = lab;
    this.progress = progress;
  }

  /**
   * So many payees, posted at both sites; those that are there already, or on their way, are kept.
   *
   * @param count 1 to 100,000
   */
  public List<String> named(int count) {
    List<String> names = IntStream.range(0, count).mapToObj(Payees::name).toList();
    LabStatus.Site site = lab.sites().get(0);
    try (Connection database = open(site)) {
      Set<String> known = signedUp(database, "PENDING", "POSTED");
      if (!known.contains(names.get(0))) {
        signUp(site, names.get(0));
      }
      known.add(names.get(0));
      copy(database, site, names.stream().filter(name -> !known.contains(name)).toList());
      for (LabStatus.Site each : lab.sites()) {
        awaitPosted(each, names);
      }
    } catch (SQLException e) {
      throw LabException.failed("The payees cannot be copied: " + e.getMessage(), e);
    }
    return names;
  }

  private static String name(int number) {
    return "bench-payee-%05d".formatted(number);
  }

  private static Connection open(LabStatus.Site site) throws SQLException {
    LabStatus.Database database = site.database();
    return DriverManager.getConnection(database.url(), database.username(), database.password());
  }

  private static void signUp(LabStatus.Site site, String name) {
    TwinsiteClient.of(
            List.of(new SiteAddress(site.name(), site.app())),
            Patience.DEFAULT.withDecisive(Duration.ofSeconds(10)))
        .signUp(name, name, PASSWORD)
        .orThrow();
  }

  private static Set<String> signedUp(Connection database, String... states) throws SQLException {
    Set<String> names = new HashSet<>();
    try (var ask =
        database.prepareStatement(
            """
            select username from app.registration
            where username like 'bench-payee-%' and state = any (?)
            """)) {
      ask.setArray(1, database.createArrayOf("text", states));
      try (ResultSet rows = ask.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
    }
    return names;
  }

  private void copy(Connection database, LabStatus.Site site, List<String> names)
      throws SQLException {
    database.setAutoCommit(false);
    for (int from = 0; from < names.size(); from += AT_ONCE) {
      int to = Math.min(names.size(), from + AT_ONCE);
      copyAtOnce(database, site, names.subList(from, to));
      database.commit();
      if (to % PROGRESS_EVERY == 0 || to == names.size()) {
        progress.accept("made %d of %d payees".formatted(to, names.size()));
      }
    }
    database.setAutoCommit(true);
  }

  private static void copyAtOnce(Connection database, LabStatus.Site site, List<String> names)
      throws SQLException {
    UUID[] wallets = names.stream().map(name -> UUID.randomUUID()).toArray(UUID[]::new);
    UUID[] events = new UUID[wallets.length];
    for (int i = 0; i < events.length; i++) {
      String event = "user-registered:" + wallets[i] + "@" + site.name();
      events[i] = UUID.nameUUIDFromBytes(event.getBytes(StandardCharsets.UTF_8));
    }
    try (var copy = database.prepareStatement(COPY)) {
      copy.setString(1, name(0));
      copy.setArray(2, database.createArrayOf("text", names.toArray()));
      copy.setArray(3, database.createArrayOf("uuid", wallets));
      copy.setArray(4, database.createArrayOf("uuid", events));
      copy.setString(5, site.name());
      copy.execute();
    }
  }

  /* Names have the same length, so that the bytes of an event stay well formed. */
  private static final String COPY =
      """
      with fence as materialized (select count(*) from site.enter_fence()),
      model as materialized (
        select r.*, e.kind, e.decisive, e.claim, e.clock as event_clock, e.topics, e.payload
        from fence, app.registration r
        join journal.entry e on e.kind = 'user-registered' and e.decisive
          and e.topics = array['user:' || r.username]
        where r.username = ?),
      made as materialized (
        select * from unnest(?::text[], ?::uuid[], ?::uuid[]) as made (name, wallet, event)),
      registered as (
        insert into app.registration
          (wallet, username, display_name, password_hash, clock, origin, state)
        select made.wallet, made.name, made.name, model.password_hash, model.clock, model.origin,
          'PENDING'
        from made, model),
      opened as (
        insert into app.account (id, owner, currency)
        select wallet, name, 'KRW' from made returning id),
      rights as (
        insert into app.spending_right (account, site, balance, held)
        select id, site, 0, 0 from opened, unnest(array['pangyo', 'ansan']) as site)
      select journal.append(?, model.kind, made.event, model.decisive,
        replace(model.claim, model.username, made.name), model.event_clock,
        array['user:' || made.name],
        decode(
          replace(
            replace(encode(model.payload, 'hex'),
              encode(convert_to(model.username, 'UTF8'), 'hex'),
              encode(convert_to(made.name, 'UTF8'), 'hex')),
            replace(model.wallet::text, '-', ''), replace(made.wallet::text, '-', '')), 'hex'))
      from made, model
      """;

  private void awaitPosted(LabStatus.Site site, List<String> names) throws SQLException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (Connection database = open(site)) {
      while (!signedUp(database, "POSTED").containsAll(names)) {
        if (System.nanoTime() > end) {
          throw LabException.failed(
              "The payees were not posted at " + site.name() + " within " + PATIENCE + ".");
        }
        LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
      }
    }
  }
}
