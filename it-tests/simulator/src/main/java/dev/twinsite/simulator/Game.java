package dev.twinsite.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * One game: both sites are admitted, people sign up, things break while they write and pay, then
 * everything is mended, comes to rest, and is compared.
 */
public final class Game {

  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final Duration PLAY = Duration.ofSeconds(15);
  private static final Duration REST_LIMIT = Duration.ofSeconds(150);

  /**
   * How a game went.
   *
   * @param difference what must not be and was; empty if the game went well
   * @param lastMoves what happened before that, oldest first
   * @param fingerprint the same for games with the same moves
   */
  public record Result(
      long seed,
      Optional<String> difference,
      Optional<Throwable> cause,
      List<String> lastMoves,
      long fingerprint,
      long events,
      long commits,
      int posted,
      int epochs,
      int answers) {

    /** The whole story of a game that went wrong. */
    public String story() {
      return "seed %d: %s%n%s"
          .formatted(seed, difference.orElse("all is well"), String.join("\n", lastMoves));
    }
  }

  private final long seed;
  private final World world;
  private final Promises promises = new Promises();
  private final Clients clients;
  private final Readers readers;
  private final Faults faults;

  private Game(long seed, Set<Bug> planted) {
    this.seed = seed;
    this.world = new World(seed, planted);
    this.clients = new Clients(world, promises);
    this.readers = new Readers(world, clients.room());
    this.faults = new Faults(world);
  }

  /** Plays the game of this seed. */
  public static Result play(long seed) {
    return play(seed, Set.of());
  }

  static Result play(long seed, Set<Bug> planted) {
    return new Game(seed, planted).play();
  }

  private Result play() {
    begin();
    if (isSound()) {
      clients.go();
      readers.go();
      world.tokens.go();
      faults.go();
      run(PLAY);
    }
    if (isSound()) {
      comeToRest();
    }
    if (isSound()) {
      readers.finish();
      world.tokens.finish();
      new Reckoning(world, promises, clients.room()).check();
    }
    return result();
  }

  private void begin() {
    world.sites().forEach(SimulatedSite::powerOn);
    world.witness.boot();
    await("both sites are admitted", START_LIMIT, this::areBothActive);
    clients.signUp();
    await("everybody is known", START_LIMIT, clients::areKnown);
    clients.settleIn();
    await("both sites are at rest", START_LIMIT, this::isAtRest);
  }

  private void comeToRest() {
    clients.rest();
    readers.rest();
    world.tokens.rest();
    faults.end();
    run(Duration.ofSeconds(3));
    await("both sites come to rest", REST_LIMIT, this::isAtRest);
  }

  private void run(Duration time) {
    world.time.run(time, () -> !isSound());
  }

  private void await(String what, Duration limit, BooleanSupplier condition) {
    boolean reached = world.time.run(limit, () -> !isSound() || condition.getAsBoolean());
    if (isSound() && !reached) {
      world.violated("never: %s%n%s%n%s".formatted(what, world.pangyo.view(), world.ansan.view()));
    }
  }

  private boolean areBothActive() {
    return world.sites().stream().allMatch(SimulatedSite::isOpen);
  }

  private boolean isAtRest() {
    return areBothActive()
        && world.sites().stream().allMatch(site -> site.disk().journal.isAtRest())
        && world.sites().stream().allMatch(site -> site.disk().hasNothingToDecide())
        && world
            .pangyo
            .disk()
            .journal
            .pages()
            .head()
            .equals(world.ansan.disk().journal.pages().head());
  }

  private boolean isSound() {
    return world.violation().isEmpty();
  }

  private Result result() {
    return new Result(
        seed,
        world.violation().map(World.Violation::what),
        world.violation().flatMap(World.Violation::cause),
        world.trace.lastMoves(),
        world.trace.fingerprint(),
        world.time.happened(),
        world.checks.commits(),
        world.checks.postedCount(),
        world.checks.epochCount(),
        promises.answers());
  }
}
