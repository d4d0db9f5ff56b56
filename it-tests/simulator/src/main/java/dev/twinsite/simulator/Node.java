package dev.twinsite.simulator;

import dev.twinsite.app.facts.Accepted;
import dev.twinsite.app.facts.SiteClock;
import dev.twinsite.payment.AccountId;
import dev.twinsite.replication.ClaimTakenException;
import dev.twinsite.replication.JournalStatus;
import dev.twinsite.replication.ReplicationConfig;
import dev.twinsite.replication.SiteClosedException;
import dev.twinsite.replication.engine.Engine;
import dev.twinsite.replication.engine.Site;
import dev.twinsite.replication.engine.Stores;
import dev.twinsite.site.SiteState;
import dev.twinsite.time.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** One application node: the journal's engine and the use cases over its site's database. */
final class Node {

  private static final int ATTEMPTS = 3;
  private static final Duration RIGHTS = Duration.ofMillis(250);
  private static final Duration CLOCK_LOOK = Duration.ofSeconds(1);
  private static final long CLOCK_LIMIT_MILLIS = 500;

  /** What a request led to. */
  record Answer<O>(Optional<Accepted<O>> accepted, String why) {}

  final String name;
  private final World world;
  private final SimulatedSite home;
  private Task task;
  private Optional<Engine> engine = Optional.empty();
  private Optional<UseCases> useCases = Optional.empty();
  private long skewMillis;
  private long ticks;
  private boolean informed;
  private boolean open;
  private long startedAt;

  Node(World world, SimulatedSite home, String name) {
    this.world = world;
    this.home = home;
    this.name = name;
    this.task = new Task(world, home.place, () -> {});
    task.kill();
  }

  boolean isUp() {
    return !task.isDead();
  }

  Task task() {
    return task;
  }

  Engine engine() {
    return engine.orElseThrow();
  }

  UseCases useCases() {
    return useCases.orElseThrow();
  }

  /**
   * Whether this node serves clients, as its door decides: it does from when it has learnt what the
   * other site did while it was away. Nobody is let in while the site is out, whatever is asked
   * here, so what a token is good for is looked at when the site is active.
   */
  boolean isServing() {
    if (isUp()) {
      JournalStatus status = engine().status();
      informed = informed || status.informed();
      boolean serves = informed && status.confirmed() && Math.abs(skewMillis) <= CLOCK_LIMIT_MILLIS;
      if (serves && !open && status.own().filter(SiteState.ACTIVE::equals).isPresent()) {
        open = true;
        world.tokens.opens(home, this, startedAt);
      }
      return serves;
    }
    return false;
  }

  /** Sets this node's wall clock, as far as it is from the right time. */
  void skew(long millis) {
    skewMillis = millis;
  }

  /** Starts this node over whatever disk its site has now. */
  void boot() {
    UUID boot = world.dice.id();
    informed = false;
    open = false;
    startedAt = world.time.now();
    task = new Task(world, home.place, home::afterWork);
    Disk disk = home.disk();
    ReplicationConfig config = config(boot);
    SteadyClock wall =
        new SteadyClock(
            () -> Instant.ofEpochMilli(world.time.wallMillis() + skewMillis), this::tick);
    SiteClock clock = new SiteClock(wall, home.pair);
    wall.trust(wall.read());
    Site site =
        new Site(config, this::tick, () -> world.time.wallMillis() + skewMillis, world.dice::id);
    Stores stores =
        world.bugs.into(disk.journal.stores(config, disk.transactions, PowerCut::isIn), home);
    NodeTransport transport = new NodeTransport(world, home, this);
    NodeScheduler threads = new NodeScheduler(world, task);
    Engine started =
        new Engine(
            site,
            stores,
            disk.journal.pages(),
            world.bugs.into(transport, home, this),
            threads,
            threads,
            UseCases.handler(disk, home.pair, clock));
    engine = Optional.of(started);
    useCases = Optional.of(new UseCases(disk, home.pair, clock, started.journal(), world.dice::id));
    task.now(started::start);
    task.every(RIGHTS, this::workOnRights);
    task.every(CLOCK_LOOK, () -> compareClocks(wall));
    world.trace.add(name, "boots");
  }

  /** Ends this process without any warning. */
  void kill() {
    if (isUp()) {
      world.trace.add(name, "is killed");
      task.kill();
    }
  }

  /** Does what a request does, in a transaction that may begin again as on a server. */
  <O> Answer<O> ask(Supplier<Accepted<O>> useCase) {
    if (!isServing()) {
      return new Answer<>(Optional.empty(), "the door is shut");
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return new Answer<>(Optional.of(home.disk().transactions.inNew(useCase::get)), "");
      } catch (ClaimTakenException e) {
        if (attempt == ATTEMPTS) {
          return new Answer<>(Optional.empty(), e.getMessage());
        }
      } catch (SiteClosedException | PowerCut e) {
        return new Answer<>(Optional.empty(), String.valueOf(e.getMessage()));
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** A clock that agrees with the database's is right, whatever it showed before. */
  private void compareClocks(SteadyClock wall) {
    if (Math.abs(skewMillis) <= CLOCK_LIMIT_MILLIS) {
      wall.trust(wall.read());
    }
  }

  /** Decides what waits for rights and answers the other site's asks, as a server's desk does. */
  private void workOnRights() {
    if (isServing()) {
      try {
        transact(useCases().decideWaiting::due).forEach(this::decideAll);
        useCases()
            .answerAsk
            .unanswered()
            .forEach(ask -> transact(() -> useCases().answerAsk.answer(ask)));
      } catch (SiteClosedException | ClaimTakenException | PowerCut e) {
        // it will be looked at again
      }
    }
  }

  private void decideAll(AccountId account) {
    boolean decided = true;
    while (decided) {
      decided = transact(() -> useCases().decideWaiting.decideFirst(account));
    }
  }

  private <R> R transact(Supplier<R> work) {
    try {
      return home.disk().transactions.inNew(work::get);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Time goes on while something is done, so that whoever looks twice sees that. */
  private long tick() {
    ticks = Math.max(ticks + 20_000, world.time.now());
    return ticks;
  }

  private ReplicationConfig config(UUID boot) {
    World.Pace pace = world.pace;
    return new ReplicationConfig(
        home.name,
        home.pair.peer(),
        name,
        boot,
        pace.batchEvents(),
        256 * 1024,
        Duration.ofMillis(1_500),
        pace.linger(),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        pace.applyBudget(),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        pace.rejoinBacklog());
  }
}
