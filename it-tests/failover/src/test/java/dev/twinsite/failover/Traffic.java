package dev.twinsite.failover;

import dev.twinsite.arquillian.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * People who chat and pay all the time, at one site or at both, until the traffic is closed.
 * Closing waits for the last answers.
 */
final class Traffic implements AutoCloseable {

  private static final Duration BETWEEN_TWO = Duration.ofMillis(20);
  private static final int LARGEST_AMOUNT = 50;

  private final Town town;
  private final List<Thread> people = new ArrayList<>();
  private volatile boolean open = true;

  private Traffic(Town town) {
    this.town = town;
  }

  /** Begins; the seed is printed. */
  static Traffic of(Town town, Site... sites) {
    long seed = Long.getLong("twinsite.seed", System.nanoTime());
    System.out.println("traffic with -Dtwinsite.seed=" + seed);
    Traffic traffic = new Traffic(town);
    Random seeds = new Random(seed);
    for (Site site : sites) {
      traffic.begin(site, town.minji(), town.junho(), new Random(seeds.nextLong()));
      traffic.begin(site, town.junho(), town.minji(), new Random(seeds.nextLong()));
    }
    return traffic;
  }

  private void begin(Site site, Citizen payer, Citizen payee, Random random) {
    Thread person =
        new Thread(() -> live(site, payer, payee, random), payer.username() + "@" + site);
    people.add(person);
    person.start();
  }

  private void live(Site site, Citizen payer, Citizen payee, Random random) {
    while (open) {
      town.anything(site, payer, payee, 1 + random.nextInt(LARGEST_AMOUNT));
      LockSupport.parkNanos(BETWEEN_TWO.toNanos());
    }
  }

  @Override
  public void close() {
    open = false;
    for (Thread person : people) {
      try {
        person.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
