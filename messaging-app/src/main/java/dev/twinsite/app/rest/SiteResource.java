package dev.twinsite.app.rest;

import dev.twinsite.app.NodeDoor;
import dev.twinsite.app.ReplicationHouse;
import dev.twinsite.app.SiteConfiguration;
import dev.twinsite.app.wire.DomainEventCodec;
import dev.twinsite.identity.token.Roles;
import dev.twinsite.payment.Ledger;
import dev.twinsite.replication.Cursor;
import dev.twinsite.replication.JournalReader;
import dev.twinsite.replication.JournalReader.KindDigest;
import dev.twinsite.replication.JournalStatus;
import dev.twinsite.replication.SiteClosedException;
import dev.twinsite.site.DecisionMode;
import dev.twinsite.site.Position;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /site}: answered also behind a shut door. */
@Path("site")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SiteResource {

  /** What a load balancer may ask for. */
  private enum Purpose {
    MESSAGES,
    PAYMENTS;

    static Purpose named(String name) {
      return switch (name) {
        case "messages" -> MESSAGES;
        case "payments" -> PAYMENTS;
        default -> throw new IllegalArgumentException("for must be messages or payments");
      };
    }
  }

  /** The node takes such requests. */
  public record Ready(boolean ready, String purpose) {}

  /**
   * What both journals hold up to the named positions, small enough to compare with the other site.
   *
   * @param at the positions
   * @param reached whether this site's database holds everything up to them
   * @param kinds per kind of event a count and an order-independent digest
   * @param total minor units that all accounts hold together now; 0 unless money was made or lost
   */
  public record DigestJson(
      String site,
      String node,
      String at,
      boolean reached,
      Map<String, KindDigest> kinds,
      long total) {}

  @Inject SiteConfiguration self;
  @Inject ReplicationHouse replication;
  @Inject NodeDoor door;
  @Inject JournalReader journal;
  @Inject Ledger ledger;
  @Inject DomainEventCodec codec;

  /** What this node says about its site. */
  @GET
  @PermitAll
  public SiteJson site() {
    return SiteJson.of(self, replication.status(), door.isConfirmed(), door.closedBecause());
  }

  /** 200 if this node takes such requests, else 503. */
  @GET
  @Path("ready")
  @PermitAll
  public Ready ready(@QueryParam("for") @Nullable String purpose) {
    Purpose asked = Input.optional("for", purpose, Purpose::named).orElse(Purpose.MESSAGES);
    door.closedBecause().ifPresent(SiteResource::refuse);
    if (asked == Purpose.PAYMENTS && !decides()) {
      refuse("this site may not decide anything now");
    }
    return new Ready(true, asked.name().toLowerCase(Locale.ROOT));
  }

  /** For comparing two sites, also under traffic. */
  @GET
  @Path("digest")
  @RolesAllowed(Roles.OPERATOR)
  public DigestJson digest(@QueryParam("at") @Nullable String at) {
    Cursor head = journal.head();
    Cursor upTo = Input.optional("at", at, SiteResource::positions).orElse(head);
    return new DigestJson(
        self.site().value(),
        self.node(),
        upTo.toString(),
        isReached(head, upTo),
        journal.digest(upTo),
        ledger.total());
  }

  /** What this site posted alone before the other one was admitted over it, a page of it. */
  @GET
  @Path("overruled")
  @RolesAllowed(Roles.OPERATOR)
  public OverruledJson overruled(@QueryParam("after") @Nullable String after) {
    Position place = Input.optional("after", after, Position::parse).orElse(Position.START);
    boolean overruled = replication.status().filter(JournalStatus::isOverruled).isPresent();
    return overruled
        ? OverruledJson.of(
            self.site().value(),
            self.node(),
            journal.postedAlone(place, OverruledJson.FACTS_MAX + 1),
            codec)
        : OverruledJson.none(self.site().value(), self.node());
  }

  private boolean decides() {
    return replication.status().filter(status -> status.mode() != DecisionMode.CLOSED).isPresent();
  }

  /** A life that has begun and has no event yet is a place too, but only the status knows it. */
  private boolean isReached(Cursor head, Cursor upTo) {
    Cursor lives = replication.status().map(JournalStatus::positions).orElse(Cursor.START);
    return head.join(lives).covers(upTo);
  }

  private static Cursor positions(String text) {
    try {
      return Cursor.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "at is not of the form 'ansan:1/12,pangyo:1/4711': " + e.getMessage(), e);
    }
  }

  private static void refuse(String why) {
    throw new SiteClosedException(why);
  }
}
