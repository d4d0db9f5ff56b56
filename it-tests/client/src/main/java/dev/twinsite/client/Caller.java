package dev.twinsite.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Carries a request through the sites until one has settled it or the time is over. Every request
 * is idempotent, by its method or by the id in it, so it may be sent as often as it takes.
 */
final class Caller {

  private final Transport transport;
  private final Route route;
  private final Patience patience;

  Caller(Transport transport, Route route, Patience patience) {
    this.transport = transport;
    this.route = route;
    this.patience = patience;
  }

  Patience patience() {
    return patience;
  }

  Transport transport() {
    return transport;
  }

  Route route() {
    return route;
  }

  <T> Outcome<T> call(Request request, Function<JsonNode, T> reader) {
    askFailedNodes();
    Course course = new Course(request, patience);
    while (course.hasTimeForAnAttempt()) {
      Optional<Node> node = route.next(course::hasTried);
      if (node.isPresent()) {
        Optional<Attempt.Settled> answer = attempt(node.get(), course);
        if (answer.isPresent()) {
          return course.settledBy(answer.get(), reader);
        }
      } else if (!course.nextRound().map(Caller::pause).orElse(false)) {
        break;
      }
    }
    return course.unfulfilled();
  }

  /** One request to one node; empty unless its answer ends the call. */
  private Optional<Attempt.Settled> attempt(Node node, Course course) {
    Attempt attempt = transport.send(node, course.next());
    if (attempt instanceof Attempt.Settled answer) {
      route.isWell(node);
      return settled(node, answer, course);
    }
    route.failed(node);
    if (attempt instanceof Attempt.NotNow notNow) {
      route.learn(notNow.alternates());
    }
    course.failed(node, attempt);
    return Optional.empty();
  }

  private static Optional<Attempt.Settled> settled(
      Node node, Attempt.Settled answer, Course course) {
    if (Problem.of(answer.status(), answer.body()).is("right-at-other-site")) {
      course.elsewhere(node, answer);
      return Optional.empty();
    }
    return Optional.of(answer);
  }

  /** Questions to nodes that failed run beside the call; it does not wait for the answers. */
  void askFailedNodes() {
    for (Node node : route.dueForQuestion()) {
      transport
          .isWell(node, patience.connect().multipliedBy(2))
          .thenAccept(
              well -> {
                if (well) {
                  route.isWell(node);
                }
              });
    }
  }

  private static boolean pause(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
