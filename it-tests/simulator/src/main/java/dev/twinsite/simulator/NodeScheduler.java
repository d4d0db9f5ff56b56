package dev.twinsite.simulator;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The threads of a node: what they are given to do happens a little later, in any order. */
final class NodeScheduler extends AbstractExecutorService implements ScheduledExecutorService {

  private final World world;
  private final Task task;

  NodeScheduler(World world, Task task) {
    this.world = world;
    this.task = task;
  }

  @Override
  public void execute(Runnable work) {
    task.in(world.dice.nanosBetween(10_000, 2_000_000), work);
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable work, long first, long period, TimeUnit unit) {
    task.in(unit.toNanos(first), () -> task.every(Duration.ofNanos(unit.toNanos(period)), work));
    return new Endless();
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
    task.in(unit.toNanos(delay), work);
    return new Endless();
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> work, long delay, TimeUnit unit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable work, long first, long period, TimeUnit unit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void shutdown() {
    throw new UnsupportedOperationException("a process is killed");
  }

  @Override
  public List<Runnable> shutdownNow() {
    throw new UnsupportedOperationException("a process is killed");
  }

  @Override
  public boolean isShutdown() {
    return task.isDead();
  }

  @Override
  public boolean isTerminated() {
    return task.isDead();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return task.isDead();
  }

  /** Ends with its process. */
  private static final class Endless extends CompletableFuture<Object>
      implements ScheduledFuture<Object> {

    @Override
    public long getDelay(TimeUnit unit) {
      return 0;
    }

    @Override
    public int compareTo(Delayed other) {
      return 0;
    }
  }
}
