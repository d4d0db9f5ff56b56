package dev.twinsite.replication.memory;

import dev.twinsite.replication.ReplicationConfig;
import dev.twinsite.replication.engine.SiteStates;
import dev.twinsite.replication.memory.Tables.BootRow;
import dev.twinsite.replication.protocol.EnterRules.Facts;
import dev.twinsite.replication.protocol.Regency;
import dev.twinsite.replication.protocol.SitesView;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** What has been written here about both sites. Nobody else is in a transaction. */
final class MemorySiteStates implements SiteStates {

  private final Tables tables;
  private final ReplicationConfig config;

  MemorySiteStates(Tables tables, ReplicationConfig config) {
    this.tables = tables;
    this.config = config;
  }

  @Override
  public Optional<SitesView> read() {
    return tables
        .sites
        .get()
        .map(view -> new SitesView(view.epoch(), view.own(), view.peer(), tables.identity.get()));
  }

  @Override
  public Facts enter() {
    Optional<SitesView> sites = tables.sites.get();
    var life = tables.life();
    return new Facts(
        sites.map(view -> OptionalLong.of(view.epoch().value())).orElse(OptionalLong.empty()),
        sites.map(view -> view.own().state()),
        sites.map(view -> view.peer().state()),
        sites
            .map(view -> OptionalLong.of(view.own().incarnation().value()))
            .orElse(OptionalLong.empty()),
        sites.flatMap(view -> view.own().database()),
        tables.identity.get(),
        isConfirmed(),
        life.isPresent()
            ? OptionalLong.of(life.get().life().incarnation().value())
            : OptionalLong.empty(),
        sites
            .filter(view -> tables.isReadmitted(tables.self, view.own().incarnation()))
            .isPresent(),
        tables.activeRegency().map(Regency::regent),
        tables.quarantine.get());
  }

  @Override
  public void lockExclusively() {
    // nobody to wait for
  }

  @Override
  public void announceBoot() {
    BootRow known = tables.boots().get(config.node());
    if (known == null || !known.boot().equals(config.bootId())) {
      tables.boots().put(config.node(), new BootRow(config.bootId(), false));
    }
  }

  /**
   * Whether this boot knows what the other site had committed when it was announced, or this site
   * decides alone.
   */
  boolean isInformed() {
    boolean regent =
        tables.activeRegency().map(Regency::regent).filter(tables.self::equals).isPresent();
    return regent || tables.informed().contains(config.bootId());
  }

  /** Boots that have yet to be informed. */
  Set<UUID> asking() {
    Set<UUID> asking = tables.announced();
    asking.removeAll(tables.informed());
    return asking;
  }

  @Override
  public boolean isConfirmed() {
    BootRow known = tables.boots().get(config.node());
    return known != null && known.boot().equals(config.bootId()) && known.confirmed();
  }
}
