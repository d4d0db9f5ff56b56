package dev.twinsite.simulator;

import dev.twinsite.quorum.VoterName;
import java.time.Duration;

/** The third voter, in a third place: votes, and looks at both sites. */
final class Witness {

  private static final Duration PERIOD = Duration.ofMillis(200);

  private final World world;
  private final Place place = new Place("witness");
  private final Voter voter;
  private Task task;

  Witness(World world) {
    this.world = world;
    this.voter = new Voter(world, VoterName.WITNESS, place);
    this.task = new Task(world, place, () -> {});
    task.kill();
  }

  Place place() {
    return place;
  }

  Voter voter() {
    return voter;
  }

  boolean isUp() {
    return !task.isDead();
  }

  void boot() {
    task = new Task(world, place, () -> {});
    Task running = task;
    Lookout lookout = new Lookout(world, voter, world.sites());
    voter.boot();
    task.every(PERIOD, () -> lookout.look(running));
  }

  void kill() {
    task.kill();
    voter.kill();
  }
}
