package dev.twinsite.replication.protocol;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Decides what a publisher sends next, and where from. A put that returned lets it go on as if the
 * batch had arrived; a receipt that answers the batch with less, or no receipt at all in time,
 * takes it back to what is acknowledged. While the other site is out of reach only probes are sent,
 * ever more slowly; the first receipt opens the way again.
 *
 * <p>Not safe for use by several threads. Times are nanoseconds of any clock that never goes back.
 */
public final class Outbound {

  /** How the publisher paces itself. */
  public record Pace(
      Duration receiptTimeout, Duration probeInterval, Duration firstBackOff, int unansweredMax) {}

  /** What to do next. */
  public sealed interface Step {

    /** Send what lies behind this place, if there is anything. */
    record Send(Frontier behind) implements Step {}

    /** Send an empty batch at this place. */
    record Probe(Frontier at) implements Step {}

    /** Do nothing until then, unless a receipt comes. */
    record Await(long untilNanos) implements Step {}
  }

  private record Unanswered(long sentAt, Frontier end, long deadline) {}

  private final Pace pace;
  private final Deque<Unanswered> unanswered = new ArrayDeque<>();
  private Optional<Frontier> sent = Optional.empty();
  private Optional<Frontier> lastAcknowledged = Optional.empty();
  private long answered;
  private boolean reachable;
  private boolean foundOut;
  private int fruitless;
  private long notBefore;
  private long nextProbe;

  /** Begins at the given time, without knowing whether the other site can be reached. */
  public Outbound(Pace pace, long now) {
    this.pace = pace;
    this.notBefore = now;
    this.nextProbe = now;
  }

  /** Whether the latest attempt reached the other site's applier, as far as is known. */
  public boolean isReachable() {
    return reachable;
  }

  /** Whether any attempt has ended yet, with a receipt or without. */
  public boolean hasFoundOut() {
    return foundOut;
  }

  /** What to do now, given what the receipts have acknowledged. */
  public Step next(long now, AcknowledgedState acknowledged) {
    takeNotice(now, acknowledged);
    giveUpOn(now);
    if (now < notBefore) {
      return new Step.Await(notBefore);
    }
    if (!reachable) {
      return unanswered.isEmpty()
          ? new Step.Probe(acknowledged.frontier())
          : new Step.Await(unanswered.getFirst().deadline());
    }
    return unanswered.size() >= pace.unansweredMax()
        ? new Step.Await(unanswered.getFirst().deadline())
        : new Step.Send(sent.orElse(acknowledged.frontier()));
  }

  /** Whether it is time to ask for a receipt although there is nothing to send. */
  public boolean isProbeDue(long now) {
    return now - nextProbe >= 0;
  }

  /** When the next probe is due. */
  public long nextProbe() {
    return nextProbe;
  }

  /** The put of a batch has returned: a hint that it arrived. */
  public void putReturned(long now, long sentAt, Frontier end) {
    sent = Optional.of(end);
    nextProbe = now + pace.probeInterval().toNanos();
    if (sentAt > answered) {
      unanswered.addLast(new Unanswered(sentAt, end, now + pace.receiptTimeout().toNanos()));
    }
  }

  /** The put of a batch has failed: nobody knows whether it arrived. */
  public void putFailed(long now) {
    loseTouch(now);
  }

  private void takeNotice(long now, AcknowledgedState acknowledged) {
    Frontier place = acknowledged.frontier();
    boolean moved = lastAcknowledged.filter(place::equals).isEmpty();
    boolean first = lastAcknowledged.isEmpty();
    lastAcknowledged = Optional.of(place);
    boolean news = acknowledged.answeredSentAt() > answered;
    answered = Math.max(answered, acknowledged.answeredSentAt());
    if (first) {
      return;
    }
    if (moved) {
      fruitless = 0;
    }
    if (news) {
      hear(now, place);
    }
    forgetPlacesBefore(place);
  }

  private void hear(long now, Frontier place) {
    foundOut = true;
    if (!reachable) {
      reachable = true;
      notBefore = now;
    }
    boolean lessThanSent = false;
    while (!unanswered.isEmpty() && unanswered.getFirst().sentAt() <= answered) {
      lessThanSent |= place.compareTo(unanswered.removeFirst().end()) < 0;
    }
    if (lessThanSent) {
      goBack(now);
    }
  }

  /** The receiver has dealt with a batch and holds less than its end: go on from what it holds. */
  private void goBack(long now) {
    sent = Optional.empty();
    if (fruitless++ > 0) {
      notBefore = now + backOff();
    }
  }

  private void forgetPlacesBefore(Frontier place) {
    boolean behind =
        sent.filter(s -> s.rebuilding() != place.rebuilding() || s.compareTo(place) < 0)
            .isPresent();
    if (behind) {
      sent = Optional.empty();
    }
  }

  private void giveUpOn(long now) {
    if (!unanswered.isEmpty() && now - unanswered.getFirst().deadline() >= 0) {
      loseTouch(now);
    }
  }

  private void loseTouch(long now) {
    foundOut = true;
    reachable = false;
    sent = Optional.empty();
    unanswered.clear();
    fruitless++;
    notBefore = now + backOff();
  }

  private long backOff() {
    long first = pace.firstBackOff().toNanos();
    long grown = first << Math.min(Math.max(fruitless - 1, 0), 10);
    return Math.min(grown, pace.probeInterval().toNanos());
  }
}
