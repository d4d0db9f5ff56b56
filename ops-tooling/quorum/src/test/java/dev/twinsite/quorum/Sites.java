package dev.twinsite.quorum;

import static dev.twinsite.site.SiteState.ACTIVE;

import dev.twinsite.site.Epoch;
import dev.twinsite.site.Incarnation;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SiteState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;

/** What tests about sites begin with. */
final class Sites {

  static final SiteName ANSAN = new SiteName("ansan");
  static final SiteName PANGYO = new SiteName("pangyo");
  static final UUID ANSAN_DB = new UUID(1, 1);
  static final UUID PANGYO_DB = new UUID(1, 2);
  static final UUID NEW_DB = new UUID(1, 3);
  static final Instant MORNING = Instant.parse("2022-10-15T06:19:00Z");
  static final Instant NOON = Instant.parse("2022-10-15T12:00:00Z");
  static final Epoch SEVENTH = new Epoch(7);

  private Sites() {}

  static SiteStates states(SiteState ansan, SiteState pangyo) {
    Map<SiteName, SiteRecord> sites =
        Map.of(
            ANSAN, record(ANSAN, ansan, ANSAN_DB),
            PANGYO, record(PANGYO, pangyo, PANGYO_DB));
    return new SiteStates(SEVENTH, new TreeMap<>(sites));
  }

  static SiteStates bothActive() {
    return states(ACTIVE, ACTIVE);
  }

  static SiteRecord record(SiteName site, SiteState state, UUID database) {
    return new SiteRecord(site, state, new Incarnation(3), database, MORNING, "before", "test");
  }

  static Proposal proposal(Command command) {
    return new Proposal(UUID.randomUUID(), command, NOON);
  }

  static Evidence evidence(boolean alive, boolean known, boolean regent, boolean ended) {
    return new Evidence(
        alive ? Optional.of("it answers") : Optional.empty(),
        Optional.of("witness has not looked yet"),
        known ? Optional.of(NEW_DB) : Optional.empty(),
        OptionalLong.empty(),
        false,
        regent,
        ended);
  }

  static SiteName peerOf(SiteName site) {
    return site.equals(ANSAN) ? PANGYO : ANSAN;
  }
}
