package dev.twinsite.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameQueueTest {

  private final RecordedWire wire = new RecordedWire();
  private final AtomicLong ofAll = new AtomicLong();
  private final FrameQueue queue = new FrameQueue(wire, ofAll);

  @Test
  void oneFrameIsOnTheWireAtATimeAndAllArriveInOrder() {
    wire.becomeSlow();
    IntStream.range(0, 3).forEach(i -> queue.offer("frame " + i));
    assertThat(wire.frames).containsExactly("frame 0");

    wire.takeOne();
    wire.takeOne();
    wire.takeOne();

    assertThat(wire.frames).containsExactly("frame 0", "frame 1", "frame 2");
    assertThat(ofAll).hasValue(0);
  }

  @Test
  void manyFramesThatLeaveAtOnceNeedNoDeepStack() {
    wire.becomeSlow();
    IntStream.range(0, 50_000).forEach(i -> queue.offer("x"));

    wire.becomeFast();
    wire.takeOne();

    assertThat(wire.frames).hasSize(50_000);
  }

  @Test
  void clientThatTakesNothingIsRefusedBeyondTheLimit() {
    wire.becomeSlow();
    String frame = "x".repeat(10_000);

    int taken = 0;
    while (queue.offer(frame)) {
      taken++;
    }

    assertThat(taken).isEqualTo(FrameQueue.MOST_CHARACTERS / 10_000 + 1);
    assertThat(queue.isAtEase()).isFalse();
  }

  @Test
  void whatWaitsForAllClientsTogetherIsLimitedToo() {
    wire.becomeSlow();
    ofAll.set(FrameQueue.MOST_OF_ALL + 1);

    assertThat(queue.offer("x")).isFalse();
  }

  @Test
  void somethingIsDoneOnceWhenEverythingWasTaken() {
    var done = new AtomicInteger();
    wire.becomeSlow();
    queue.offer("one");
    queue.offer("two");
    queue.whenEmpty(done::incrementAndGet);

    wire.takeOne();
    assertThat(done).hasValue(0);
    wire.takeOne();
    assertThat(done).hasValue(1);

    queue.whenEmpty(done::incrementAndGet);
    assertThat(done).hasValue(2);
  }

  @Test
  void closedQueueHoldsNothing() {
    wire.becomeSlow();
    queue.offer("one");
    queue.offer("two");

    queue.close();
    wire.takeOne();

    assertThat(wire.frames).containsExactly("one");
    assertThat(ofAll).hasValue(0);
    assertThat(queue.offer("three")).isTrue();
    assertThat(wire.frames).containsExactly("one");
  }
}
