package dev.twinsite.ops.peer;

import dev.twinsite.ops.time.Latest;
import dev.twinsite.ops.watch.SiteReport;
import dev.twinsite.site.SiteName;
import java.io.IOException;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The conversation of the two ops servers: each greets the other a few times a second and remembers
 * what it says about its site. Nothing is decided here; that is for the quorum.
 */
public final class PeerLink {

  private static final Logger LOG = Logger.getLogger(PeerLink.class);

  private final SiteName peer;
  private final PeerClient client;
  private final Latest<SiteReport> peerReport;
  private final Greetings greetings;
  private volatile Optional<String> trouble = Optional.of("not called yet");

  /** What is said: written when a greeting leaves, read when one comes. */
  public interface Greetings {

    /** The greeting of this server now. */
    Greeting write();

    /** Takes over what a greeting of the other server says. */
    void read(Greeting greeting);
  }

  /** The conversation of one ops server with the other. */
  public PeerLink(
      SiteName peer, PeerClient client, Latest<SiteReport> peerReport, Greetings greetings) {
    this.peer = peer;
    this.client = client;
    this.peerReport = peerReport;
    this.greetings = greetings;
  }

  /** Why the other ops server did not answer the last time; empty if it did. */
  public Optional<String> trouble() {
    return trouble;
  }

  /** Greets the other ops server once. */
  public void greet() {
    try {
      hear(client.greet(greetings.write()));
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

  private void hear(Greeting greeting) {
    peerReport.see(greeting.report());
    greetings.read(greeting);
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
