package dev.twinsite.ops.rest;

import dev.twinsite.ops.OpsServer;
import dev.twinsite.ops.rest.SitesView.Decided;
import dev.twinsite.ops.rest.SitesView.PeerOps;
import dev.twinsite.ops.rest.SitesView.Policy;
import dev.twinsite.ops.rest.SitesView.Site;
import dev.twinsite.ops.rest.SitesView.Voter;
import dev.twinsite.ops.time.Seen;
import dev.twinsite.ops.time.Stopwatch;
import dev.twinsite.ops.watch.ApplicationStatus;
import dev.twinsite.ops.watch.ServerView;
import dev.twinsite.ops.watch.SiteReport;
import dev.twinsite.quorum.Decision;
import dev.twinsite.quorum.Electorate;
import dev.twinsite.quorum.QuorumState;
import dev.twinsite.quorum.Seat;
import dev.twinsite.quorum.SiteRecord;
import dev.twinsite.quorum.SiteStates;
import dev.twinsite.quorum.VoterName;
import dev.twinsite.site.SiteName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts together what an ops server sees of both sites. Waits for nobody. */
final class SitesSeen {

  /** How many decisions are shown. */
  private static final int SHOWN = 50;

  private final OpsServer server;
  private final @Nullable SiteStates states;
  private final SiteName own;
  private final SiteName peer;

  SitesSeen(OpsServer server) {
    this.server = server;
    this.states = server.vote().current().orElse(null);
    this.own = server.config().site();
    this.peer = server.config().peer();
  }

  SitesView view() {
    return new SitesView(
        states == null ? 0 : states.epoch().value(),
        server.vote().leader().map(VoterName::value).orElse(null),
        own.value(),
        server.vote().leader().isPresent(),
        peerOps(),
        Stream.of(own, peer).sorted().map(this::site).toList(),
        voters(),
        policy(server.vote().state().policy(), server.vote().state().electorate()),
        server.vote().state().history().stream().limit(SHOWN).map(SitesSeen::decision).toList());
  }

  private List<Voter> voters() {
    QuorumState state = server.vote().state();
    List<Seat> present = server.vote().present();
    return state.electorate().voters().stream()
        .map(
            name ->
                new Voter(
                    name.value(),
                    present.stream().anyMatch(seat -> seat.voter().equals(name)),
                    present.contains(state.seatOf(name))))
        .toList();
  }

  static Policy policy(dev.twinsite.quorum.Policy policy, Electorate electorate) {
    SiteName preferred = policy.preferred();
    return new Policy(
        policy.automatic(), (preferred == null ? electorate.sites().get(0) : preferred).value());
  }

  private static Decided decision(Decision decision) {
    return new Decided(
        decision.epoch().value(), decision.what(), decision.by(), decision.reason(), decision.at());
  }

  private PeerOps peerOps() {
    return new PeerOps(
        server.link().trouble().isEmpty(),
        server.lookout().peerReport().map(seen -> ageMillis(seen)).orElse(null),
        server.link().trouble().orElse(null));
  }

  private Site site(SiteName site) {
    return site.equals(own)
        ? site(own, server.lookout().report(), 0)
        : server
            .lookout()
            .peerReport()
            .map(seen -> site(peer, seen.value(), ageMillis(seen)))
            .orElseGet(this::unseenPeer);
  }

  private Site site(SiteName name, SiteReport report, long reportAgeMillis) {
    ApplicationStatus application = report.application();
    ApplicationStatus.Link link = application == null ? null : application.peer();
    SiteRecord record = record(name);
    return new Site(
        name.value(),
        record == null ? null : record.state().name(),
        record == null ? null : record.incarnation().value(),
        record == null ? null : record.database(),
        record == null ? null : record.since(),
        record == null ? null : record.reason(),
        record == null ? null : record.by(),
        report.projectedEpoch(),
        report.problem(),
        servers(report, reportAgeMillis),
        link == null ? null : link.reachable(),
        link == null ? null : link.lagMillis(),
        link == null ? null : link.unacknowledged(),
        application == null ? null : application.positions(),
        application == null ? null : application.mode(),
        application == null ? null : application.regency(),
        age(report, reportAgeMillis),
        report.releases() == null ? null : report.releases().runs(),
        server.drills().history().lastPassedAt(name.value()).orElse(null));
  }

  private Site unseenPeer() {
    SiteReport nothing =
        new SiteReport(
            null,
            false,
            false,
            0,
            null,
            null,
            null,
            null,
            null,
            server.peerInventory().servers(),
            null,
            null);
    return site(peer, nothing, Long.MAX_VALUE);
  }

  /** The servers of the other site are reachable only if its ops server has said so lately. */
  private List<ServerView> servers(SiteReport report, long reportAgeMillis) {
    boolean lately = reportAgeMillis <= server.lookout().lately().toMillis();
    return report.servers().stream()
        .map(one -> new ServerView(one.name(), one.role(), lately && one.reachable()))
        .toList();
  }

  private static @Nullable Long age(SiteReport report, long reportAgeMillis) {
    Long before = report.applicationAgeMillis();
    return before == null ? null : before + reportAgeMillis;
  }

  private @Nullable SiteRecord record(SiteName name) {
    return Optional.ofNullable(states).flatMap(known -> known.find(name)).orElse(null);
  }

  private static long ageMillis(Seen<?> seen) {
    return seen.age(Stopwatch.SYSTEM).toMillis();
  }
}
