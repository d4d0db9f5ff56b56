package dev.twinsite.quorum;

import dev.twinsite.site.SiteName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything the quorum has ruled so far. Only {@link QuorumRules} leads from one to the next.
 *
 * @param version how many motions have been ruled on; numbers sightings
 * @param decided null before the sites have been admitted for the first time
 * @param refused the latest refusals, so that a proposal that was refused once stays refused
 * @param seats of the voters that have been given another one than they were founded with
 * @param sightings by site and by the voter that looked at it
 * @param statements by site
 * @param starts the latest confirmed start of each node
 * @param history the latest decisions, latest first, at most {@value #REMEMBERED}
 * @param runs the runs of runbooks
 */
public record QuorumState(
    Electorate electorate,
    long version,
    Policy policy,
    @Nullable DecidedStates decided,
    Map<UUID, Ruling.Refused> refused,
    SortedMap<VoterName, Seat> seats,
    SortedMap<SiteName, SortedMap<VoterName, Sighting>> sightings,
    SortedMap<SiteName, SiteStatement> statements,
    SortedMap<String, NodeStart> starts,
    List<Decision> history,
    RunLog runs) {

  /** How many decisions are remembered. */
  public static final int REMEMBERED = 200;

  /** A quorum that has ruled on nothing. */
  public static QuorumState founded(Electorate electorate) {
    return new QuorumState(
        electorate,
        0,
        Policy.DEFAULT,
        null,
        Map.of(),
        Collections.emptySortedMap(),
        Collections.emptySortedMap(),
        Collections.emptySortedMap(),
        Collections.emptySortedMap(),
        List.of(),
        RunLog.EMPTY);
  }

  /** The states; empty before the sites have been admitted for the first time. */
  public Optional<SiteStates> states() {
    return Optional.ofNullable(decided).map(DecidedStates::states);
  }

  /** The seat by which a voter votes. */
  public Seat seatOf(VoterName voter) {
    return seats.getOrDefault(voter, Seat.founding(voter));
  }

  /** What a voter last said about a site; empty if it has not looked since it took its seat. */
  public Optional<Sighting> sighting(SiteName site, VoterName voter) {
    return Optional.ofNullable(sightings.get(site)).map(seen -> seen.get(voter));
  }

  /** What a site's ops server last said about its site; empty if it has said nothing. */
  public Optional<SiteStatement> statement(SiteName site) {
    return Optional.ofNullable(statements.get(site));
  }

  QuorumState nextVersion() {
    return copy(
        version + 1, policy, decided, refused, seats, sightings, statements, starts, history);
  }

  QuorumState with(Policy next) {
    return copy(version, next, decided, refused, seats, sightings, statements, starts, history);
  }

  QuorumState with(SiteStatement statement) {
    SortedMap<SiteName, SiteStatement> next = put(statements, statement.site(), statement);
    return copy(version, policy, decided, refused, seats, sightings, next, starts, history);
  }

  QuorumState with(NodeStart start) {
    SortedMap<String, NodeStart> next = put(starts, start.node(), start);
    return copy(version, policy, decided, refused, seats, sightings, statements, next, history);
  }

  QuorumState with(SiteName site, VoterName voter, Sighting sighting) {
    SortedMap<VoterName, Sighting> of = sightings.getOrDefault(site, new TreeMap<>());
    var next = put(sightings, site, put(of, voter, sighting));
    return copy(version, policy, decided, refused, seats, next, statements, starts, history);
  }

  /** The voter has another seat; what it said in the old one no longer counts. */
  QuorumState with(Seat seat) {
    SortedMap<SiteName, SortedMap<VoterName, Sighting>> kept = new TreeMap<>();
    sightings.forEach((site, by) -> kept.put(site, without(by, seat.voter())));
    SortedMap<SiteName, SiteStatement> told = new TreeMap<>(statements);
    told.keySet().removeIf(site -> VoterName.opsOf(site).equals(seat.voter()));
    var next = put(seats, seat.voter(), seat);
    return copy(version, policy, decided, refused, next, kept, told, starts, history);
  }

  QuorumState with(RunRecord run) {
    return new QuorumState(
        electorate,
        version,
        policy,
        decided,
        refused,
        seats,
        sightings,
        statements,
        starts,
        history,
        runs.with(run));
  }

  QuorumState decided(SiteStates states, UUID proposal, Decision decision) {
    var next = DecidedStates.following(decided, states, proposal);
    return copy(version, policy, next, refused, seats, sightings, statements, starts, history)
        .remembering(decision);
  }

  QuorumState remembering(Decision decision) {
    List<Decision> longer = new ArrayList<>(history);
    longer.add(0, decision);
    var latest = List.copyOf(longer.subList(0, Math.min(REMEMBERED, longer.size())));
    return copy(version, policy, decided, refused, seats, sightings, statements, starts, latest);
  }

  QuorumState refused(UUID proposal, Ruling.Refused refusal) {
    Map<UUID, Ruling.Refused> next = new LinkedHashMap<>(refused);
    next.put(proposal, refusal);
    while (next.size() > REMEMBERED) {
      next.remove(next.keySet().iterator().next());
    }
    var latest = Collections.unmodifiableMap(next);
    return copy(version, policy, decided, latest, seats, sightings, statements, starts, history);
  }

  private QuorumState copy(
      long newVersion,
      Policy newPolicy,
      @Nullable DecidedStates newDecided,
      Map<UUID, Ruling.Refused> newRefused,
      SortedMap<VoterName, Seat> newSeats,
      SortedMap<SiteName, SortedMap<VoterName, Sighting>> newSightings,
      SortedMap<SiteName, SiteStatement> newStatements,
      SortedMap<String, NodeStart> newStarts,
      List<Decision> newHistory) {
    return new QuorumState(
        electorate,
        newVersion,
        newPolicy,
        newDecided,
        newRefused,
        newSeats,
        newSightings,
        newStatements,
        newStarts,
        newHistory,
        runs);
  }

  private static <K extends Comparable<K>, V> SortedMap<K, V> put(
      SortedMap<K, V> map, K key, V value) {
    SortedMap<K, V> next = new TreeMap<>(map);
    next.put(key, value);
    return Collections.unmodifiableSortedMap(next);
  }

  private static SortedMap<VoterName, Sighting> without(
      SortedMap<VoterName, Sighting> map, VoterName voter) {
    SortedMap<VoterName, Sighting> next = new TreeMap<>(map);
    next.remove(voter);
    return Collections.unmodifiableSortedMap(next);
  }
}
