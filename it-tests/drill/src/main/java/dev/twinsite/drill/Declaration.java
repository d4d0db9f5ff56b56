package dev.twinsite.drill;

import dev.twinsite.client.OpsClient;
import dev.twinsite.client.Outcome;
import dev.twinsite.client.Run;
import dev.twinsite.client.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The operator's part: declares a site lost at the survivor's ops server, as soon as that lets him.
 */
final class Declaration {

  private final OpsClient operations;
  private final String lost;

  private Declaration(OpsClient operations, String lost) {
    this.operations = operations;
    this.lost = lost;
  }

  /**
   * An operator at the survivor's ops server.
   *
   * @throws IllegalStateException if the log-in fails
   */
  static Declaration at(TwoSites sites, String survivor) {
    OpsClient operations = sites.operations(survivor);
    logIn(sites, operations);
    return new Declaration(operations, sites.peerOf(survivor));
  }

  /** A session of the survivor's ops server, for reading digests. */
  static Session session(TwoSites sites, String survivor) {
    return logIn(sites, sites.operations(survivor));
  }

  private static Session logIn(TwoSites sites, OpsClient operations) {
    TwoSites.Operator operator = sites.operator();
    return operations.logIn(operator.username(), operator.password()).orThrow();
  }

  /** Whether the quorum is to do it, with nobody awake. */
  boolean isAutomatic() {
    return operations.sites().orThrow().isAutomatic();
  }

  /**
   * Waits until the quorum has declared it.
   *
   * @return when that was first seen
   * @throws IllegalStateException if it is not declared in time
   */
  Instant await(Duration within) {
    Deadline.in(within).awaitTrue("the quorum declares " + lost + " lost", this::isLost);
    return Instant.now();
  }

  /**
   * Declares it, again and again as long as the site still counts as alive, and waits until it is
   * lost.
   *
   * @return when the declaration was sent that was accepted
   * @throws IllegalStateException if it is refused by another rule or does not succeed in time
   */
  Instant declare(Duration within) {
    Deadline deadline = Deadline.in(within);
    Instant accepted = deadline.await(lost + " may be declared lost", this::attempt);
    deadline.awaitTrue(lost + " is lost for the survivor", this::isLost);
    return accepted;
  }

  private Optional<Instant> attempt() {
    long epoch = operations.sites().orThrow().epoch();
    Instant sent = Instant.now();
    Outcome<Run> outcome = operations.declareLost(lost, "drill: the power is out", epoch);
    if (outcome.isOk() || isLost()) {
      return Optional.of(sent);
    }
    if (outcome.isRefusedBy("peer-alive") || outcome.isRefusedBy("stale-epoch")) {
      return Optional.empty();
    }
    throw new IllegalStateException("the declaration was not accepted: " + outcome);
  }

  private boolean isLost() {
    return operations
        .sites()
        .result()
        .flatMap(view -> view.site(lost))
        .filter(site -> "LOST".equals(site.state()))
        .isPresent();
  }
}
