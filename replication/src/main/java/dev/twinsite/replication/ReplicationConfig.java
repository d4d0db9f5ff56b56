package dev.twinsite.replication;

import dev.twinsite.site.SiteName;
import java.time.Duration;
import java.util.UUID;

/**
 * Everything the journal of one node has to be told.
 *
 * @param self the site of this node
 * @param peer the other site
 * @param node the name of this node, unique among the nodes of both sites
 * @param bootId this very start of the node; a node is confirmed for one boot only
 * @param batchEventsMax how many events travel in one batch at most; 1 to 10,000
 * @param batchBytesMax how many bytes of events travel in one batch at most; at least twice {@link
 *     Envelope#MAX_PAYLOAD_BYTES}, so that every event fits
 * @param leaseDuration how long a publisher that falls silent keeps the others from taking over
 * @param linger how long the publisher waits for more at least after a batch that brought
 *     everything across; zero to 20 ms. It waits as long as the batch has taken, up to five times
 *     this. An event that comes after a pause is sent at once
 * @param probeInterval how often an idle publisher asks the other site for a receipt
 * @param receiptTimeout how long the publisher waits for a receipt after a put has returned before
 *     it sends again
 * @param applyBudget how long the applier works in one transaction before it commits what it has;
 *     well below the time limit of a put and of a database transaction
 * @param pollInterval how often the nodes look for what no wake-up has told them
 * @param watchInterval how often the states of the sites are looked at
 * @param rejoinBacklogMax how many unacknowledged events a returning site may be behind when the
 *     regency ends
 */
public record ReplicationConfig(
    SiteName self,
    SiteName peer,
    String node,
    UUID bootId,
    int batchEventsMax,
    int batchBytesMax,
    Duration leaseDuration,
    Duration linger,
    Duration probeInterval,
    Duration receiptTimeout,
    Duration applyBudget,
    Duration pollInterval,
    Duration watchInterval,
    int rejoinBacklogMax) {

  /**
   * @throws IllegalArgumentException if a site is its own peer, or a value is out of its range
   */
  public ReplicationConfig {
    if (self.equals(peer)) {
      throw new IllegalArgumentException("site " + self + " cannot be its own peer");
    }
    if (node.isBlank()) {
      throw new IllegalArgumentException("the node has no name");
    }
    requireRange("batchEventsMax", batchEventsMax, 1, 10_000);
    requireRange("batchBytesMax", batchBytesMax, 2 * Envelope.MAX_PAYLOAD_BYTES, 16 * 1024 * 1024);
    requireRange("rejoinBacklogMax", rejoinBacklogMax, 1, 1_000_000);
    requirePositive("leaseDuration", leaseDuration);
    requireRange("linger in ms", (int) linger.toMillis(), 0, 20);
    requirePositive("probeInterval", probeInterval);
    requirePositive("receiptTimeout", receiptTimeout);
    requirePositive("applyBudget", applyBudget);
    requirePositive("pollInterval", pollInterval);
    requirePositive("watchInterval", watchInterval);
  }

  /**
   * The values of the reference deployment: 1,000 events, 256 KiB, 5 to 25 ms of linger, a probe
   * each second, and another publisher two seconds after one has fallen silent.
   */
  public static ReplicationConfig of(SiteName self, SiteName peer, String node, UUID bootId) {
    return new ReplicationConfig(
        self,
        peer,
        node,
        bootId,
        1_000,
        256 * 1024,
        Duration.ofMillis(1_500),
        Duration.ofMillis(5),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofMillis(1_500),
        Duration.ofMillis(50),
        Duration.ofMillis(200),
        500);
  }

  private static void requireRange(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " " + value + " is not between " + least + " and " + most);
    }
  }

  private static void requirePositive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " " + value + " is not positive");
    }
  }
}
