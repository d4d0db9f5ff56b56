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
 * @param leader of the quorum; null, as long as a person is the third vote
 * @param seenFrom the site whose ops server answers
 * @param statesConfirmed whether the states have been confirmed since this ops server started
 * @param inDoubt whether a vote has been given whose effect is not known yet
 * @param twoSurvivors whether the other ops server holds different states of the same epoch
 * @param peerOps the other ops server
 */
public record SitesView(
    long epoch,
    @Nullable String leader,
    String seenFrom,
    boolean statesConfirmed,
    boolean inDoubt,
    boolean twoSurvivors,
    PeerOps peerOps,
    List<Site> sites) {

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
      @Nullable Long ageMillis) {}
}
