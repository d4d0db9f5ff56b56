package dev.twinsite.ops.watch;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an application node says about itself, its site and the link to the other one. Fields that a
 * node of another version does not send are null.
 *
 * @param epoch of the states the node goes by; 0 if it knows none
 * @param positions what the site's database holds of each journal
 * @param mode who decides decisive facts there: BOTH_SITES, ALONE or CLOSED
 * @param regency NONE, REGENT or WAITING_FOR_END
 * @param confirmed whether the states have been confirmed for this start of the node
 */
public record ApplicationStatus(
    @Nullable String site,
    @Nullable String node,
    @Nullable String state,
    long epoch,
    @Nullable Link peer,
    @Nullable Map<String, String> positions,
    @Nullable String mode,
    @Nullable String regency,
    long incarnation,
    @Nullable UUID databaseIdentity,
    boolean confirmed) {

  /** How many events of a site's journal are held there; null if it does not say. */
  public @Nullable Long written(String origin) {
    String position = positions == null ? null : positions.get(origin);
    return position != null && position.matches("[0-9]{1,9}/[0-9]{1,18}")
        ? Long.valueOf(position.substring(position.indexOf('/') + 1))
        : null;
  }

  /**
   * The link to the other site.
   *
   * @param unacknowledged events that the other site has not acknowledged yet
   * @param lagMillis age of the oldest one of them
   * @param lastReceiptAt when the last receipt of the other site came
   */
  public record Link(
      @Nullable String site,
      boolean reachable,
      @Nullable Long unacknowledged,
      @Nullable Long lagMillis,
      @Nullable Instant lastReceiptAt) {}
}
