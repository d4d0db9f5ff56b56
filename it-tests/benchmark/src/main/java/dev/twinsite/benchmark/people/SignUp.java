package dev.twinsite.benchmark.people;

import dev.twinsite.client.FactState;
import dev.twinsite.client.Outcome;
import dev.twinsite.client.Patience;
import dev.twinsite.client.Session;
import dev.twinsite.client.SiteAddress;
import dev.twinsite.client.TwinsiteClient;
import dev.twinsite.client.UserClient;
import dev.twinsite.lab.LabException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Brings the payers into being, through the interface, as everybody else would. Names, passwords
 * and rooms are always the same, so a second benchmark of the same lab finds most of it done.
 */
public final class SignUp {

  /** How many write in one room. */
  public static final int ROOM_SIZE = 8;

  private static final long MONEY = 1_000_000_000L;
  private static final int PROGRESS_EVERY = 20;
  private static final Duration TIME_FOR_EACH = Duration.ofSeconds(30);
  private static final Patience PATIENCE =
      Patience.DEFAULT
          .withConnect(Duration.ofSeconds(2))
          .withMergeable(Duration.ofSeconds(5))
          .withDecisive(Duration.ofSeconds(10));

  private final List<SiteAddress> targets;
  private final TwinsiteClient sites;
  private final Consumer<String> progress;
  private final AtomicInteger done = new AtomicInteger();

  /**
   * A sign-up.
   *
   * @param targets the sites, and in them the nodes, at which people are at home in turn
   */
  public SignUp(List<SiteAddress> targets, Consumer<String> progress) {
    this.targets = targets;
    this.sites = TwinsiteClient.of(targets, PATIENCE);
    this.progress = progress;
  }

  /** Signs so many up, or finds them, with money and in rooms of {@value #ROOM_SIZE}. */
  public List<Payer> payers(int count) {
    List<Payer> payers =
        IntStream.range(0, count).parallel().mapToObj(number -> payer(number, count)).toList();
    for (int from = 0; from < count; from += ROOM_SIZE) {
      openRoom(payers.subList(from, Math.min(count, from + ROOM_SIZE)));
    }
    return payers;
  }

  private Payer payer(int number, int count) {
    SiteAddress home = targets.get(number % targets.size());
    TwinsiteClient client = sites.preferring(home.site(), PATIENCE);
    String name = "bench-payer-%04d".formatted(number);
    Session session = session(client, name, "password of " + name);
    fund(client.as(session), name);
    URI node = home.nodes().get(number / targets.size() % home.nodes().size());
    tellProgress(count);
    return new Payer(name, node, session, id("bench-room-" + number / ROOM_SIZE));
  }

  private void tellProgress(int count) {
    int now = done.incrementAndGet();
    if (now % PROGRESS_EVERY == 0 || now == count) {
      progress.accept("signed up and logged in %d of %d payers".formatted(now, count));
    }
  }

  private static Session session(TwinsiteClient client, String name, String password) {
    if (!client.user(name).isOk()) {
      until(
          name + " is posted",
          () ->
              client
                  .signUp(name, name, password)
                  .result()
                  .filter(user -> user.state() == FactState.POSTED));
    }
    return until(name + " has logged in", () -> client.logIn(name, password).result());
  }

  private static void fund(UserClient calls, String name) {
    UUID deposit = id(name);
    until(
        "the deposit of " + name + " is posted",
        () ->
            calls
                .deposit(deposit, MONEY)
                .result()
                .filter(made -> made.state() == FactState.POSTED));
  }

  private void openRoom(List<Payer> members) {
    Payer first = members.get(0);
    UserClient calls = sites.as(first.session());
    List<String> names = members.stream().map(Payer::username).toList();
    until(
        "room " + first.room() + " is at both sites",
        () -> atBothSites(calls.createRoom(first.room(), "benchmark", names)));
  }

  private static <T> Optional<T> atBothSites(Outcome<T> outcome) {
    return outcome instanceof Outcome.Ok<T> ok && ok.by().atBothSites()
        ? ok.result()
        : Optional.empty();
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** Asks again and again: each attempt waits for the sites by itself. */
  private static <T> T until(String what, Supplier<Optional<T>> attempt) {
    long end = System.nanoTime() + TIME_FOR_EACH.toNanos();
    Optional<T> last = attempt.get();
    while (last.isEmpty() && System.nanoTime() < end) {
      last = attempt.get();
    }
    return last.orElseThrow(
        () -> LabException.failed("The benchmark waited in vain until " + what + "."));
  }
}
