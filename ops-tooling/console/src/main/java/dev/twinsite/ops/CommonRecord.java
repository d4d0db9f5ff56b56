package dev.twinsite.ops;

import dev.twinsite.ops.approval.Approval;
import dev.twinsite.ops.approval.Approvals;
import dev.twinsite.ops.audit.Audit;
import dev.twinsite.ops.notice.Bulletin;
import dev.twinsite.ops.notice.Chronicle;
import dev.twinsite.ops.notice.LinkNews;
import dev.twinsite.ops.notice.Notices;
import dev.twinsite.ops.peer.Inquiry;
import dev.twinsite.ops.peer.Parcel;
import dev.twinsite.ops.peer.PeerClient;
import dev.twinsite.ops.trail.Trail;
import dev.twinsite.ops.watch.ApplicationStatus;
import dev.twinsite.ops.watch.Lookout;
import dev.twinsite.quorum.ReplicatedQuorum;
import dev.twinsite.quorum.SiteStates;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SiteState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What both ops servers keep: the notices, the audit trail, what waits for a second person, and
 * what each site has. Each writes its own part, whether the other one is there or not, and asks it
 * again and again for what it lacks.
 */
public final class CommonRecord {

  private static final Logger LOG = Logger.getLogger(CommonRecord.class);

  private final SiteName own;
  private final List<String> sites;
  private final ReplicatedQuorum quorum;
  private final Lookout lookout;
  private final PeerClient peer;
  private final InstantSource clock;
  private final Notices notices;
  private final Trail trail;
  private final Approvals approvals;
  private final Audit audit;
  private final LinkNews link;

  CommonRecord(
      OpsConfig config,
      Path files,
      ReplicatedQuorum quorum,
      Lookout lookout,
      PeerClient peer,
      Audit audit,
      InstantSource clock) {
    this.own = config.site();
    this.sites = List.of(own.value(), config.peer().value());
    this.quorum = quorum;
    this.lookout = lookout;
    this.peer = peer;
    this.clock = clock;
    this.audit = audit;
    this.notices = new Notices(files);
    this.trail = new Trail(files, config.node(), clock);
    this.approvals = new Approvals(files, clock);
    this.link = new LinkNews(own.value(), config.peer().value());
  }

  /** What the public is told. */
  public Notices notices() {
    return notices;
  }

  /** Who did what. */
  public Trail trail() {
    return trail;
  }

  /** What waits, or waited, for a second person. */
  public Approvals approvals() {
    return approvals;
  }

  /** Answers the other ops server. */
  public Parcel answer(Inquiry inquiry) {
    boolean same = inquiry.notices().equals(notices.digest());
    return new Parcel(
        same ? List.of() : notices.toShare(),
        trail.after(inquiry.trail()),
        audit.newerThan(inquiry.assetsAt()),
        approvalsFor(inquiry.approvals()));
  }

  private List<Approval> approvalsFor(@Nullable String digest) {
    boolean same = digest == null || digest.equals(approvals.digest());
    return same ? List.of() : approvals.toShare();
  }

  /** Publishes what has happened since it was called last. To be called from one thread. */
  void tell() {
    Instant now = clock.instant();
    List<Bulletin> news = new ArrayList<>(Chronicle.of(sites, quorum.state().history(), now));
    news.addAll(link.look(notices.all(), sight(), now));
    notices.add(news);
  }

  /** Asks the other ops server for what this one lacks; no answer is no reason to complain. */
  void exchange() {
    try {
      Parcel parcel =
          peer.exchange(
              new Inquiry(notices.digest(), trail.lengths(), audit.knownAt(), approvals.digest()));
      notices.add(parcel.notices());
      trail.add(parcel.trail());
      audit.learn(parcel.assets());
      approvals.add(parcel.approvals());
    } catch (IOException e) {
      LOG.debugf("The other ops server sends nothing: %s", e.getMessage());
    }
  }

  private LinkNews.Sight sight() {
    Optional<SiteStates> states = quorum.current();
    boolean undecided =
        states.stream()
            .flatMap(known -> known.sites().values().stream())
            .allMatch(site -> site.state() == SiteState.ACTIVE);
    long epoch = states.map(known -> known.epoch().value()).orElse(0L);
    return new LinkNews.Sight(
        lookout.freshApplication(own).map(ApplicationStatus::peer).flatMap(CommonRecord::reach),
        undecided && states.isPresent(),
        epoch);
  }

  private static Optional<Boolean> reach(ApplicationStatus.Link link) {
    return Optional.of(link.reachable());
  }
}
