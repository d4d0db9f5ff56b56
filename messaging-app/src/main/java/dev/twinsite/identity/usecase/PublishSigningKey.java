package dev.twinsite.identity.usecase;

import dev.twinsite.app.facts.Accepted;
import dev.twinsite.app.facts.Outbox;
import dev.twinsite.app.facts.SiteClock;
import dev.twinsite.event.SigningKeyPublished;
import dev.twinsite.identity.SigningKey;
import dev.twinsite.identity.SigningKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Makes the public half of a key of this site known at both sites. */
@ApplicationScoped
public class PublishSigningKey {

  private final Outbox outbox;
  private final SiteClock clock;
  private final SigningKeys keys;

  @Inject
  public PublishSigningKey(Outbox outbox, SiteClock clock, SigningKeys keys) {
    this.outbox = outbox;
    this.clock = clock;
    this.keys = keys;
  }

  /**
   * Publishes a key; a key that is known already is not published again. Joins the caller's
   * transaction if there is one; the caller must have nothing left to write then.
   *
   * @throws dev.twinsite.replication.SiteClosedException if this site accepts nothing now
   */
  @Transactional
  public Accepted<SigningKey> publish(SigningKey key) {
    outbox.enter();
    if (!keys.add(key)) {
      return Accepted.without(key);
    }
    return outbox.append(new SigningKeyPublished(key, clock.stamp().clock()), key);
  }
}
