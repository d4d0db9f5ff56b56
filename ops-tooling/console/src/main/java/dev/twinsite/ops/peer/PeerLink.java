package dev.twinsite.ops.peer;

import dev.twinsite.ops.time.Latest;
import dev.twinsite.ops.time.Stopwatch;
import dev.twinsite.ops.watch.Lookout;
import dev.twinsite.ops.watch.SiteReport;
import dev.twinsite.quorum.Command.Genesis;
import dev.twinsite.quorum.Meeting;
import dev.twinsite.quorum.OperatorVote;
import dev.twinsite.quorum.Outcome;
import dev.twinsite.quorum.Proposal;
import dev.twinsite.site.SiteName;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * The conversation of the two ops servers: each greets the other twice a second, adopts newer
 * states from it, remembers what it says about its site, and settles what had been left in doubt.
 */
public final class PeerLink {

  private static final Logger LOG = Logger.getLogger(PeerLink.class);

  private final SiteName own;
  private final SiteName peer;
  private final OperatorVote vote;
  private final PeerClient client;
  private final Agreement agreement;
  private final Lookout lookout;
  private final Latest<SiteReport> peerReport;
  private final Greetings greetings;
  private final InstantSource clock;
  private final Stopwatch stopwatch;
  private volatile Optional<String> trouble = Optional.of("not called yet");
  private volatile Meeting lastMeeting = Meeting.BOTH_NEW;

  /** What is said beside the states: written when a greeting leaves, read when one comes. */
  public interface Greetings {

    /** The greeting of this server now. */
    Greeting write();

    /** Takes over what a greeting of the other server says. */
    void read(Greeting greeting);
  }

  /** The conversation of one ops server with the other. */
  public PeerLink(
      SiteName own,
      SiteName peer,
      OperatorVote vote,
      PeerClient client,
      Agreement agreement,
      Lookout lookout,
      Latest<SiteReport> peerReport,
      Greetings greetings,
      InstantSource clock,
      Stopwatch stopwatch) {
    this.own = own;
    this.peer = peer;
    this.vote = vote;
    this.client = client;
    this.agreement = agreement;
    this.lookout = lookout;
    this.peerReport = peerReport;
    this.greetings = greetings;
    this.clock = clock;
    this.stopwatch = stopwatch;
  }

  /** Why the other ops server did not answer the last time; empty if it did. */
  public Optional<String> trouble() {
    return trouble;
  }

  /** Greets the other ops server once. */
  public void greet() {
    long asked = stopwatch.nanos();
    try {
      Greeting answer = client.greet(greetings.write());
      if (hear(answer) == Meeting.AGREED) {
        agreement.agreed(asked);
      }
      vote.settle();
      foundIfNew(answer);
      trouble(Optional.empty());
    } catch (IOException e) {
      trouble(Optional.of(String.valueOf(e.getMessage())));
    }
  }

  /** Answers a greeting of the other ops server. */
  public Greeting answer(Greeting greeting) {
    hear(greeting);
    return greetings.write();
  }

  private Meeting hear(Greeting greeting) {
    Meeting meeting = vote.meet(greeting.held());
    agreement.heard();
    tell(meeting);
    lastMeeting = meeting;
    peerReport.see(greeting.report());
    greetings.read(greeting);
    return meeting;
  }

  private void tell(Meeting meeting) {
    if (meeting == Meeting.OVERRULED) {
      LOG.error("A decision that was taken here is void: " + peer + " decided otherwise, later");
    } else if (meeting == Meeting.TWO_SURVIVORS && lastMeeting != meeting) {
      LOG.errorf(
          "%s and %s each hold that they are the survivor. Admit the site that is to survive.",
          own, peer);
    } else if (meeting == Meeting.ADOPTED) {
      vote.current().ifPresent(states -> LOG.infof("Epoch %s taken over", states.epoch()));
    }
  }

  private void foundIfNew(Greeting answer) {
    Optional<UUID> ours = lookout.newDatabase();
    UUID theirs = answer.report().databaseNew() ? answer.report().database() : null;
    boolean bothNew = vote.held() == null && answer.held() == null;
    if (vote.leads() && bothNew && ours.isPresent() && theirs != null) {
      found(Map.of(own, ours.get(), peer, theirs));
    }
  }

  private void found(Map<SiteName, UUID> databases) {
    Genesis genesis = Genesis.of(databases, own + "-ops");
    Outcome outcome = vote.propose(new Proposal(UUID.randomUUID(), genesis, clock.instant()));
    LOG.infof("First admission of %s: %s", databases, outcome);
  }

  private void trouble(Optional<String> now) {
    if (now.isPresent() != trouble.isPresent()) {
      now.ifPresentOrElse(
          why -> LOG.warnf("The ops server of %s does not answer: %s", peer, why),
          () -> LOG.infof("The ops server of %s answers", peer));
    }
    trouble = now;
  }
}
