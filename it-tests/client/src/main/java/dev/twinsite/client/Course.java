package dev.twinsite.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The course of one call through the sites: what has been tried in this round, what is in doubt and
 * what was said so far. A refusal that follows a doubt does not settle it: the first attempt may
 * still be carried out by the site that gave no answer.
 */
final class Course {

  private static final int LONGEST_PAUSE = 16;

  private final Request request;
  private final Patience patience;
  private final long endNanos;
  private final List<String> doubts = new ArrayList<>();
  private final List<String> silences = new ArrayList<>();
  private final List<Duration> requestedPauses = new ArrayList<>();
  private final Set<Node> tried = new HashSet<>();
  private final Set<String> sitesThatPointElsewhere = new HashSet<>();
  private Optional<Attempt.Settled> refusal = Optional.empty();
  private int attempts;
  private int rounds;

  Course(Request request, Patience patience) {
    this.request = request;
    this.patience = patience;
    this.endNanos = System.nanoTime() + patience.overall().toNanos();
  }

  /** An attempt that is cut short would only leave a doubt behind; so it is not begun. */
  boolean hasTimeForAnAttempt() {
    return attempts == 0 || left().compareTo(request.timeout()) >= 0;
  }

  /** The request with as much time as is left. */
  Request next() {
    attempts++;
    return request.within(left());
  }

  boolean hasTried(Node node) {
    return tried.contains(node) || sitesThatPointElsewhere.contains(node.site());
  }

  /** Notes an attempt that has not settled the request. */
  void failed(Node node, Attempt attempt) {
    tried.add(node);
    if (attempt instanceof Attempt.InDoubt inDoubt) {
      (request.isRead() ? silences : doubts).add(inDoubt.why());
    } else if (attempt instanceof Attempt.NotSent notSent) {
      silences.add(notSent.why());
    } else if (attempt instanceof Attempt.NotNow notNow) {
      refusal = Optional.of(notNow.answer());
      notNow.retryAfter().ifPresent(requestedPauses::add);
    }
  }

  /** The site cannot do it, but another may: the money is there. */
  void elsewhere(Node node, Attempt.Settled answer) {
    sitesThatPointElsewhere.add(node.site());
    refusal = Optional.of(answer);
  }

  /**
   * Forgets what was tried and says how long to wait before trying it again; empty if a further
   * round could bring nothing new or would begin too late.
   */
  Optional<Duration> nextRound() {
    tried.clear();
    Duration grown = patience.pause().multipliedBy(Math.min(LONGEST_PAUSE, 1L << rounds++));
    Duration pause = requestedPauses.stream().min(Comparator.naturalOrder()).orElse(grown);
    requestedPauses.clear();
    boolean isWorthIt = sitesThatPointElsewhere.isEmpty() && !request.once();
    boolean isInTime = left().compareTo(pause.plus(request.timeout())) >= 0;
    return isWorthIt && isInTime ? Optional.of(pause) : Optional.empty();
  }

  private Duration left() {
    return Duration.ofNanos(Math.max(1, endNanos - System.nanoTime()));
  }

  <T> Outcome<T> settledBy(Attempt.Settled answer, Function<JsonNode, T> reader) {
    if (answer.isSuccess()) {
      return new Outcome.Ok<>(reader.apply(answer.body()), answer.after(attempts));
    }
    refusal = Optional.of(answer);
    return unfulfilled();
  }

  /** What is known when no site has done it. */
  <T> Outcome<T> unfulfilled() {
    if (refusal.isPresent() && doubts.isEmpty()) {
      Attempt.Settled answer = refusal.get();
      return new Outcome.Refused<>(problem(answer), answer.after(attempts));
    }
    List<String> all = new ArrayList<>(doubts);
    all.addAll(silences);
    return new Outcome.Unknown<>(all, refusal.map(Course::problem));
  }

  private static Problem problem(Attempt.Settled answer) {
    return Problem.of(answer.status(), answer.body());
  }
}
