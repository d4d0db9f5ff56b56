package dev.twinsite.benchmark.surge;

import dev.twinsite.benchmark.load.Answer;
import dev.twinsite.benchmark.load.ArrivalSchedule;
import dev.twinsite.benchmark.load.Call;
import dev.twinsite.benchmark.load.Caller;
import dev.twinsite.benchmark.load.Ending;
import dev.twinsite.benchmark.load.OpenLoop;
import dev.twinsite.benchmark.load.Rate;
import dev.twinsite.benchmark.people.Requests;
import dev.twinsite.benchmark.people.Town;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;

/**
 * The people of one site. They write and pay at their usual rate, move to the other site when their
 * own gives no answer any more, and come many times as often when the surge is asked for.
 */
final class Crowd implements OpenLoop.Recorder {

  private final SurgePlan plan;
  private final Caller caller;
  private final Journal journal;
  private final boolean ofTheLost;
  private final Requests atHome;
  private final Requests elsewhere;
  private final CountDownLatch warm = new CountDownLatch(1);
  private final Thread thread;
  private final long start = System.nanoTime();
  private volatile boolean lossComes;
  private volatile boolean moved;
  private volatile long surgeBegins = Long.MAX_VALUE;
  private volatile long surgeEnds = Long.MAX_VALUE;
  private volatile long ends = Long.MAX_VALUE;

  /**
   * A crowd that begins at once.
   *
   * @param home its people, at their own site
   * @param elsewhere the same people at the other site
   * @param ofTheLost whether theirs is the site that is to be lost
   */
  Crowd(
      SurgePlan plan,
      Caller caller,
      Journal journal,
      Town home,
      Town elsewhere,
      boolean ofTheLost) {
    this.plan = plan;
    this.caller = caller;
    this.journal = journal;
    this.ofTheLost = ofTheLost;
    this.atHome = new Requests(home, plan.seed());
    this.elsewhere = new Requests(elsewhere, plan.seed() + 1);
    this.thread = new Thread(this::load, ofTheLost ? "crowd-of-the-lost" : "crowd");
    thread.setDaemon(true);
    thread.start();
  }

  private void load() {
    long seed = plan.seed() + (ofTheLost ? 2 : 3);
    Rate rate = Rate.steady(plan.rate()).after(SurgePlan.WARM_UP.dividedBy(2));
    Rate now = nanos -> rate.perSecondAt(nanos) * (isSurge(nanos) ? plan.times() : 1);
    new OpenLoop(new ArrivalSchedule(now, seed), this::next, this::ask)
        .run(start, due -> due < ends, this);
  }

  private boolean isSurge(long nanos) {
    return nanos >= surgeBegins && nanos < surgeEnds;
  }

  private Call next() {
    return moved ? elsewhere.mixed() : atHome.mixed();
  }

  private CompletionStage<Ending> ask(Call call) {
    boolean there = moved || !ofTheLost;
    return caller
        .ask(call)
        .thenApply(answer -> answer.map(it -> read(it, call, there)).orElse(Ending.UNKNOWN));
  }

  /** What the site that will be left holds alone is safe; the other one takes it with it. */
  private Ending read(Answer answer, Call call, boolean atTheSurvivor) {
    Ending ending = answer.ending(call.kind());
    if (ending == Ending.OVERLOADED && !answer.saysWhen()) {
      journal.refusedWithoutTime();
    }
    return atTheSurvivor && ending == Ending.ONE_SITE ? Ending.ACKNOWLEDGED : ending;
  }

  @Override
  public void due(long dueNanos) {
    if (dueNanos >= plan.begins().toNanos()) {
      warm.countDown();
    }
  }

  @Override
  public void ended(Call call, Ending ending, long dueNanos, long endedNanos) {
    if (ending == Ending.UNKNOWN && lossComes && ofTheLost) {
      moved = true;
    }
    journal.ended(call, ending, start + dueNanos, start + endedNanos, ofTheLost);
  }

  /** Returns when the usual load is usual. */
  void awaitUsual() {
    try {
      warm.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** From now on whoever gets no answer moves. */
  void lossComes() {
    lossComes = true;
  }

  /** The surge begins a moment after that instant, ends, and so does the load a moment later. */
  void surges(long asked) {
    long from = asked - start + SurgePlan.BEFORE.toNanos();
    surgeEnds = from + plan.surge().toNanos();
    ends = surgeEnds + SurgePlan.AFTER.toNanos();
    surgeBegins = from;
  }

  /** Nobody comes any more. */
  void goes() {
    ends = 0;
  }

  /** Returns when everybody has been answered. */
  void awaitEnd() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
