package dev.twinsite.drill;

import dev.twinsite.client.Patience;
import dev.twinsite.client.SiteStatus;
import dev.twinsite.client.TwinsiteClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Watches from outside how a dead site comes back: when it first answers, when it holds what the
 * survivor held at that moment, and when it takes part in every decision again.
 */
final class ReturnWatch implements AutoCloseable {

  /** A site that boots takes no connection or does not answer; that is looked at again soon. */
  private static final Patience GLANCE =
      Patience.DEFAULT.withOverall(Duration.ofSeconds(1)).withPause(Duration.ofMillis(100));

  private static final long BETWEEN_LOOKS_MILLIS = 100;

  private final TwinsiteClient returning;
  private final TwinsiteClient survivor;
  private final String survivorName;
  private final Chronicle chronicle;
  private final Instant powerOn;
  private final CountDownLatch end = new CountDownLatch(1);
  private final Thread thread = new Thread(this::watch, "return-watch");

  private volatile Optional<Instant> answered = Optional.empty();
  private volatile Optional<Instant> caughtUp = Optional.empty();
  private volatile Optional<Instant> rejoined = Optional.empty();
  private volatile Optional<Long> behind = Optional.empty();
  private String goal = "";

  ReturnWatch(
      TwinsiteClient sites, String lost, String survivor, Chronicle chronicle, Instant powerOn) {
    this.returning = sites.preferring(lost, GLANCE).only(lost);
    this.survivor = sites.preferring(survivor, GLANCE).only(survivor);
    this.survivorName = survivor;
    this.chronicle = chronicle;
    this.powerOn = powerOn;
    thread.setDaemon(true);
    thread.start();
  }

  /** From the command until the site's application answers, in ms. */
  Optional<Long> coldBootMillis() {
    return answered.map(at -> Duration.between(powerOn, at).toMillis());
  }

  /** From the first answer until the site holds what the survivor held then, in ms. */
  Optional<Long> catchUpMillis() {
    return answered.flatMap(from -> caughtUp.map(to -> Duration.between(from, to).toMillis()));
  }

  /** How many of the survivor's events the site lacked when it first answered. */
  Optional<Long> catchUpEvents() {
    return behind;
  }

  /** From the command until the site takes part in every decision, in ms. */
  Optional<Long> rejoinedMillis() {
    return rejoined.map(at -> Duration.between(powerOn, at).toMillis());
  }

  /** Whether the site takes part in every decision. */
  boolean hasRejoined() {
    return rejoined.isPresent();
  }

  @Override
  public void close() {
    end.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    do {
      returning.site().result().ifPresent(this::look);
    } while (!hasRejoined() && !ends());
  }

  private void look(SiteStatus status) {
    Instant now = Instant.now();
    if (answered.isEmpty()) {
      firstAnswer(now, status);
    }
    if (caughtUp.isEmpty() && holds(status, goal)) {
      caughtUp = Optional.of(now);
      chronicle.tellOf(now, null, status.site() + " holds what it had missed");
    }
    if (status.isActive() && returning.readyForPayments().isOk()) {
      rejoined = Optional.of(now);
      chronicle.tellOf(now, "rejoined", status.site() + " takes part in every decision again");
    }
  }

  private void firstAnswer(Instant now, SiteStatus status) {
    answered = Optional.of(now);
    goal = survivor.site().result().map(this::ownPosition).orElse("");
    behind = Optional.of(Math.max(0, number(goal) - number(ownPosition(status))));
    chronicle.tellOf(
        now, "answers", status.site() + " answers, " + behind.orElse(0L) + " events behind");
  }

  private boolean holds(SiteStatus status, String position) {
    String held = ownPosition(status);
    return !position.isEmpty()
        && incarnation(held) == incarnation(position)
        && number(held) >= number(position);
  }

  /** What a site holds of the survivor's journal. */
  private String ownPosition(SiteStatus status) {
    return status.positions().getOrDefault(survivorName, "");
  }

  private static long incarnation(String position) {
    return position.isEmpty() ? 0 : Long.parseLong(position.split("/")[0]);
  }

  private static long number(String position) {
    return position.isEmpty() ? 0 : Long.parseLong(position.split("/")[1]);
  }

  private boolean ends() {
    try {
      return end.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
