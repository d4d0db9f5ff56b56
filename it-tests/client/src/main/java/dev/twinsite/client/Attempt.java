package dev.twinsite.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How one request to one node ended. */
sealed interface Attempt {

  /** The node has answered with something that settles the request. */
  record Settled(
      int status, JsonNode body, String site, String node, Optional<Durability> durability)
      implements Attempt {

    boolean isSuccess() {
      return status < 400;
    }

    Answered after(int attempts) {
      return new Answered(site, node, status, durability, attempts);
    }
  }

  /** The node says that it does nothing at the moment; so nothing has happened. */
  record NotNow(Settled answer, Optional<Duration> retryAfter, List<URI> alternates)
      implements Attempt {}

  /** No connection came about, so nothing has happened. */
  record NotSent(String why) implements Attempt {}

  /** The request was sent and the answer is missing or worthless: it may have happened. */
  record InDoubt(String why) implements Attempt {}
}
