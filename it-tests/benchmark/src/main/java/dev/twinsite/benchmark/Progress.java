package dev.twinsite.benchmark;

import dev.twinsite.benchmark.load.Ending;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Says every few seconds how a run goes. */
final class Progress implements AutoCloseable {

  private static final int EVERY_SECONDS = 5;

  private final LongAdder acknowledged = new LongAdder();
  private final LongAdder others = new LongAdder();
  private final Consumer<String> out;
  private final ScheduledExecutorService timer;
  private long toldAcknowledged;
  private int seconds;

  Progress(Consumer<String> out) {
    this.out = out;
    this.timer = Executors.newSingleThreadScheduledExecutor();
    timer.scheduleAtFixedRate(this::tell, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  Ending count(Ending ending) {
    (ending == Ending.ACKNOWLEDGED ? acknowledged : others).increment();
    return ending;
  }

  private void tell() {
    long now = acknowledged.sum();
    seconds += EVERY_SECONDS;
    double rate = (double) (now - toldAcknowledged) / EVERY_SECONDS;
    out.accept(
        String.format(
            Locale.ROOT,
            "  %3d s: %.0f/s acknowledged, %d ended otherwise",
            seconds,
            rate,
            others.sum()));
    toldAcknowledged = now;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
