package dev.twinsite.benchmark.live;

import dev.twinsite.benchmark.people.Payees;
import dev.twinsite.client.Patience;
import dev.twinsite.client.Session;
import dev.twinsite.client.SiteAddress;
import dev.twinsite.client.TwinsiteClient;
import dev.twinsite.lab.LabStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** People who have logged in and sit in one room, at both sites before anything is measured. */
final class Members {

  private static final int PROGRESS_EVERY = 100;
  private static final Patience PATIENCE =
      Patience.DEFAULT
          .withConnect(Duration.ofSeconds(2))
          .withMergeable(Duration.ofSeconds(10))
          .withDecisive(Duration.ofSeconds(10));

  private final TwinsiteClient sites;
  private final List<String> names;
  private final Consumer<String> out;
  private final AtomicInteger done = new AtomicInteger();

  /**
   * Finds so many people, or brings them into being.
   *
   * @param count 2 to 500
   */
  Members(LabStatus lab, int count, Consumer<String> out) {
    this.sites =
        TwinsiteClient.of(
            lab.sites().stream().map(site -> new SiteAddress(site.name(), site.app())).toList(),
            PATIENCE);
    this.names = new Payees(lab, out).named(count);
    this.out = out;
  }

  /** Everybody's log-in, in the order of their names. */
  List<Session> sessions() {
    return IntStream.range(0, names.size()).parallel().mapToObj(this::session).toList();
  }

  private Session session(int number) {
    Session session = sites.logIn(names.get(number), Payees.PASSWORD).orThrow();
    int now = done.incrementAndGet();
    if (now % PROGRESS_EVERY == 0) {
      out.accept("logged in %d of %d members".formatted(now, names.size()));
    }
    return session;
  }

  /** The room of all of them, which the one who has logged in so opens. */
  UUID room(Session first) {
    UUID id = UUID.nameUUIDFromBytes(("live-" + names.size()).getBytes(StandardCharsets.UTF_8));
    return sites.as(first).createRoom(id, "live-bench", names).orThrow().roomId();
  }
}
