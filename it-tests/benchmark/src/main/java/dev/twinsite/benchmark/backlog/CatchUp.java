package dev.twinsite.benchmark.backlog;

import dev.twinsite.benchmark.people.Payer;
import dev.twinsite.benchmark.people.SignUp;
import dev.twinsite.benchmark.surge.Survivor;
import dev.twinsite.client.Patience;
import dev.twinsite.client.SiteAddress;
import dev.twinsite.client.TwinsiteClient;
import dev.twinsite.lab.Lab;
import dev.twinsite.lab.LabException;
import dev.twinsite.lab.LabStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Lets ansan miss events of pangyo, behind a cut link and without a disk, and take them in. */
final class CatchUp {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final int POWER_ONS = 3;

  private final Lab lab;
  private final LabStatus.Site here;
  private final LabStatus.Site there;
  private final Consumer<String> out;
  private final Instant startedAt = Instant.now();

  CatchUp(Lab lab, Consumer<String> out) {
    this.lab = lab;
    this.here = lab.status().site("pangyo");
    this.there = lab.status().site("ansan");
    this.out = out;
  }

  /**
   * Measures.
   *
   * @param missed events behind the cut link, at least 1
   * @param journal events of the journal that ansan is rebuilt from; 0 if it is not to be
   */
  CatchUpReport run(int missed, int journal) {
    Backlog backlog = backlog();
    await("the sites are equal", () -> hasCaughtUp());
    double seconds = catchUp(backlog, missed);
    double rebuilt = journal == 0 ? 0 : rebuild(backlog, journal);
    return new CatchUpReport(
        startedAt, missed, seconds, journal == 0 ? 0 : Backlog.eventsAt(here), rebuilt);
  }

  private Backlog backlog() {
    var address = new SiteAddress(here.name(), here.app());
    Payer sender = new SignUp(List.of(address), out).payers(SignUp.ROOM_SIZE).get(0);
    UUID message = UUID.randomUUID();
    TwinsiteClient.of(List.of(address), Patience.DEFAULT)
        .as(sender.session())
        .send(sender.room(), message, "Lunch at noon? The place behind the station.")
        .orThrow();
    String event = "message-posted:" + message + "@" + here.name();
    return new Backlog(
        here, message, UUID.nameUUIDFromBytes(event.getBytes(StandardCharsets.UTF_8)), out);
  }

  private double catchUp(Backlog backlog, int missed) {
    lab.cutLink();
    backlog.grow(missed);
    await("all events have numbers", () -> backlog.unnumbered() == 0);
    long before = Backlog.eventsAt(there);
    lab.heal();
    await("the first of them is taken in", () -> Backlog.eventsAt(there) > before);
    long begin = System.nanoTime();
    await("the last of them is taken in", this::hasCaughtUp);
    return seconds(begin);
  }

  private double rebuild(Backlog backlog, int journal) {
    new Survivor(lab, here.name(), out).isLeftAlone();
    lab.wipeSite(there.name());
    backlog.grow((int) Math.max(0, journal - Backlog.eventsAt(here)));
    await("all events have numbers", () -> backlog.unnumbered() == 0);
    out.accept("powering on " + there.name() + " with an empty disk");
    long begin = System.nanoTime();
    powerOn(1);
    return seconds(begin);
  }

  /** The lab waits some minutes; whoever has more to take in is waited for again. */
  private void powerOn(int attempt) {
    try {
      lab.powerOn(there.name());
    } catch (LabException e) {
      if (attempt == POWER_ONS) {
        throw e;
      }
      out.accept("%s holds %,d events".formatted(there.name(), Backlog.eventsAt(there)));
      powerOn(attempt + 1);
    }
  }

  private boolean hasCaughtUp() {
    return Backlog.eventsAt(there) >= Backlog.eventsAt(here);
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw LabException.failed("Gave up waiting until " + what + ".");
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
