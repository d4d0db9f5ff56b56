package dev.twinsite.app.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** A client that keeps what it is sent, and may be slow to take it. */
final class RecordedWire implements Wire {

  final List<String> frames = new ArrayList<>();
  private final Queue<Sent> underWay = new ArrayDeque<>();
  private boolean slow;
  private Optional<LiveEnd> end = Optional.empty();

  /** Takes nothing from now on, until {@link #takeOne}. */
  void becomeSlow() {
    slow = true;
  }

  void becomeFast() {
    slow = false;
  }

  void takeOne() {
    underWay.remove().ended(true);
  }

  Optional<LiveEnd> end() {
    return end;
  }

  int underWay() {
    return underWay.size();
  }

  @Override
  public void send(String frame, Sent sent) {
    frames.add(frame);
    if (slow) {
      underWay.add(sent);
    } else {
      sent.ended(true);
    }
  }

  @Override
  public void ping() {
    frames.add("ping");
  }

  @Override
  public void close(LiveEnd why, String reason) {
    end = Optional.of(why);
  }
}
