package dev.twinsite.benchmark.surge;

import dev.twinsite.client.OpsClient;
import dev.twinsite.client.Outcome;
import dev.twinsite.client.Patience;
import dev.twinsite.client.Run;
import dev.twinsite.lab.Lab;
import dev.twinsite.lab.LabException;
import dev.twinsite.lab.LabStatus;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Leaves a site alone: kills the other one and declares it lost. */
public final class Survivor {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final Lab lab;
  private final LabStatus.Site site;
  private final String lost;
  private final Consumer<String> out;
  private final OpsClient operations;

  /**
   * A site that is to be left alone.
   *
   * @param site its name
   */
  public Survivor(Lab lab, String site, Consumer<String> out) {
    this.lab = lab;
    this.site = lab.status().site(site);
    this.lost = site.equals("pangyo") ? "ansan" : "pangyo";
    this.out = out;
    this.operations = OpsClient.of(site, this.site.ops(), Patience.DEFAULT);
  }

  /** Returns when the survivor decides alone. */
  public void isLeftAlone() {
    LabStatus.Operator operator = lab.status().operator();
    operations.logIn(operator.username(), operator.password()).orThrow();
    out.accept("killing " + lost + " and declaring it lost");
    lab.killSite(lost);
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!isDeclared()) {
      if (System.nanoTime() > end) {
        throw LabException.failed(lost + " could not be declared lost within " + LIMIT + ".");
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  /** Refusals by rule pass: the site still counts as alive for a moment. */
  private boolean isDeclared() {
    if (isLost()) {
      return true;
    }
    long epoch = operations.sites().orThrow().epoch();
    Outcome<Run> outcome =
        operations.declareLost(lost, "benchmark: the survivor is left alone", epoch);
    if (!outcome.isOk()
        && !outcome.isRefusedBy("peer-alive")
        && !outcome.isRefusedBy("stale-epoch")) {
      throw LabException.failed("The declaration was not accepted: " + outcome);
    }
    return isLost();
  }

  private boolean isLost() {
    return operations
        .sites()
        .result()
        .flatMap(view -> view.site(lost))
        .filter(known -> "LOST".equals(known.state()))
        .isPresent();
  }
}
