package dev.twinsite.ops.rest;

import dev.twinsite.ops.watch.ServerView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Both sites as seen from one ops server.
 *
 * @param epoch what a command has to name; 0 before the sites have been admitted
 * @param leader of the quorum; null if this ops server knows of none: then nothing can be decided
 * @param seenFrom the site whose ops server answers
 * @param statesConfirmed whether this ops server takes part in a majority
 * @param peerOps the other ops server
 * @param policy what happens when nobody is awake
 * @param decisions the latest ones, latest first: who did what, when and why
 */
public record SitesView(
    long epoch,
    @Nullable String leader,
    String seenFrom,
    boolean statesConfirmed,
    PeerOps peerOps,
    List<Site> sites,
    List<Voter> voters,
    Policy policy,
    List<Decided> decisions) {

  /**
   * One of the three voters.
   *
   * @param present whether this ops server is connected to it
   * @param votes whether it is there with the log that has a vote
   */
  public record Voter(String voter, boolean present, boolean votes) {}

  /**
   * What happens when nobody is awake.
   *
   * @param automatic whether the quorum declares a site lost by itself
   * @param preferred the site that survives when only the link is cut
   */
  public record Policy(boolean automatic, String preferred) {}

  /** One decision. */
  public record Decided(long epoch, String what, String by, String reason, Instant at) {}

  /**
   * The other ops server.
   *
   * @param trouble why the last call to it failed; null if it did not
   */
  public record PeerOps(boolean reachable, @Nullable Long ageMillis, @Nullable String trouble) {}

  /**
   * One site. What its application says is null if it has never been heard of.
   *
   * @param state as decided; null before the sites have been admitted
   * @param database the database that the site was admitted with
   * @param fencedEpoch the epoch that the site's database holds, as far as is known
   * @param problem why no node may open there; null if nothing stands against it
   * @param peerReachable whether the site's application reaches the other site's
   * @param lagMillis the age of its oldest event that the other site has not acknowledged
   * @param unacknowledged how many events that are
   * @param ageMillis how old the values of the application are
   * @param release of the application that every node has in service, as the depot names it
   * @param lastPassedAt when the last drill of the site that passed had ended
   */
  public record Site(
      String site,
      @Nullable String state,
      @Nullable Long incarnation,
      @Nullable UUID database,
      @Nullable Instant since,
      @Nullable String reason,
      @Nullable String by,
      long fencedEpoch,
      @Nullable String problem,
      List<ServerView> servers,
      @Nullable Boolean peerReachable,
      @Nullable Long lagMillis,
      @Nullable Long unacknowledged,
      @Nullable Map<String, String> positions,
      @Nullable String mode,
      @Nullable String regency,
      @Nullable Long ageMillis,
      @Nullable String release,
      @Nullable Instant lastPassedAt) {}
}
