package dev.twinsite.simulator;

import dev.twinsite.replication.Cursor;
import dev.twinsite.replication.engine.Board;
import dev.twinsite.replication.engine.Outlook;
import dev.twinsite.replication.engine.SiteStates;
import dev.twinsite.replication.engine.Stores;
import dev.twinsite.replication.engine.Transport;
import dev.twinsite.replication.protocol.Batch;
import dev.twinsite.replication.protocol.BatchHeader;
import dev.twinsite.replication.protocol.DigestChain;
import dev.twinsite.replication.protocol.EnterRules;
import dev.twinsite.replication.protocol.Mark;
import dev.twinsite.replication.protocol.Receipt;
import dev.twinsite.replication.protocol.Regency;
import dev.twinsite.replication.protocol.SitesView;
import dev.twinsite.replication.protocol.StreamBatch;
import dev.twinsite.replication.wire.Wire;
import dev.twinsite.site.SiteState;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Plants bugs by putting something else in the place of a port; no code of a server is touched. */
final class Bugs {

  private static final Duration STALE = Duration.ofMillis(1_500);

  private final World world;
  private final Set<Bug> planted;

  Bugs(World world, Set<Bug> planted) {
    this.world = world;
    this.planted = planted;
  }

  boolean has(Bug bug) {
    return planted.contains(bug);
  }

  /** The stores that a node gets. */
  Stores into(Stores stores, SimulatedSite site) {
    SiteStates states =
        has(Bug.IGNORES_THE_FENCE) ? new RememberedStates(stores.states()) : stores.states();
    Board board =
        has(Bug.ENDS_THE_REGENCY_ON_EQUALITY) ? new HastyBoard(stores, site) : stores.board();
    return new Stores(
        stores.transactions(),
        states,
        stores.own(),
        stores.peer(),
        stores.entries(),
        stores.localOrder(),
        stores.acknowledgements(),
        stores.claims(),
        stores.regencies(),
        stores.rebuilds(),
        stores.lease(),
        stores.incidents(),
        board,
        stores.savepoints(),
        stores.failures());
  }

  /** The way out that a node gets. */
  Transport into(NodeTransport transport, SimulatedSite site, Node node) {
    return has(Bug.TAKES_A_RETURNED_PUT_FOR_A_RECEIPT)
        ? new CredulousTransport(transport, site, node)
        : transport;
  }

  /** What a node makes of a batch before it looks at it. */
  byte[] arriving(byte[] bytes, SimulatedSite site) {
    boolean bugged = has(Bug.SKIPS_THE_POSITION_CHECK) || has(Bug.TAKES_ANY_BATCH_FOR_AN_ANSWER);
    return bugged && Wire.batch(bytes) instanceof StreamBatch batch
        ? Wire.encode(has(Bug.SKIPS_THE_POSITION_CHECK) ? wherever(batch, site) : answer(batch))
        : bytes;
  }

  /** The batch as of an origin that does not say which starts it has heard of. */
  private static Batch answer(StreamBatch batch) {
    BatchHeader header = batch.header();
    return new StreamBatch(
        new BatchHeader(
            header.origin(),
            header.originIdentity(),
            header.kinds(),
            header.receipt(),
            header.heard(),
            header.sentAt(),
            header.head(),
            Optional.empty()),
        batch.predecessor(),
        batch.before(),
        batch.events());
  }

  /** The batch as if it began where this site stands. */
  private Batch wherever(StreamBatch batch, SimulatedSite site) {
    Optional<Mark> applied = site.disk().journal.applied();
    boolean gap =
        applied
            .filter(
                mark -> {
                  var before = batch.before().position();
                  boolean sameLife = before.incarnation().equals(mark.position().incarnation());
                  return sameLife && before.isAfter(mark.position());
                })
            .isPresent();
    return gap
        ? new StreamBatch(
            batch.header(), batch.predecessor(), applied.orElseThrow(), batch.events())
        : batch;
  }

  /** Enters by what it read a while ago. */
  private final class RememberedStates implements SiteStates {

    private final SiteStates target;
    private Optional<EnterRules.Facts> remembered = Optional.empty();
    private long readAt;

    RememberedStates(SiteStates target) {
      this.target = target;
    }

    @Override
    public Optional<SitesView> read() {
      return target.read();
    }

    @Override
    public EnterRules.Facts enter() {
      if (remembered.isEmpty() || world.time.now() - readAt > STALE.toNanos()) {
        remembered = Optional.of(target.enter());
        readAt = world.time.now();
      }
      return remembered.orElseThrow();
    }

    @Override
    public void lockExclusively() {
      target.lockExclusively();
    }

    @Override
    public void announceBoot() {
      target.announceBoot();
    }

    @Override
    public boolean isConfirmed() {
      return target.isConfirmed();
    }
  }

  /** Believes that a put that has returned has been received. */
  private final class CredulousTransport implements Transport {

    private final NodeTransport target;
    private final SimulatedSite site;
    private final Node node;

    CredulousTransport(NodeTransport target, SimulatedSite site, Node node) {
      this.target = target;
      this.site = site;
      this.node = node;
    }

    @Override
    public void sendBatch(String name, byte[] bytes) throws Exception {
      target.sendBatch(name, bytes);
      if (Wire.batch(bytes) instanceof StreamBatch batch) {
        receipt(batch)
            .ifPresent(
                receipt ->
                    node.task()
                        .in(
                            Duration.ofMillis(1),
                            () -> node.engine().receipt(Wire.encode(receipt))));
      }
    }

    private Optional<Receipt> receipt(StreamBatch batch) {
      Mark end = new DigestChain(batch.before()).addAll(batch.events());
      return site.disk()
          .journal
          .states()
          .flatMap(view -> view.peer().database())
          .map(
              database ->
                  new Receipt(
                      site.pair.peer(),
                      database,
                      site.name,
                      end,
                      batch.header().heard().position(),
                      List.of(),
                      OptionalLong.empty(),
                      Optional.empty(),
                      batch.header().sentAt(),
                      batch.header().kinds(),
                      Set.of()));
    }

    @Override
    public void sendReceipt(String name, byte[] bytes) {
      target.sendReceipt(name, bytes);
    }

    @Override
    public void nudge() {
      target.nudge();
    }

    @Override
    public void listen(Receiver receiver) {
      target.listen(receiver);
    }

    @Override
    public void close() {
      target.close();
    }
  }

  /** Ends the regency here when both sites are seen to hold the same. */
  private final class HastyBoard implements Board {

    private final Stores stores;
    private final SimulatedSite site;

    HastyBoard(Stores stores, SimulatedSite site) {
      this.stores = stores;
      this.site = site;
    }

    @Override
    public Snapshot snapshot() {
      Optional<SitesView> sites = stores.states().read();
      Optional<Regency> regency = stores.regencies().active();
      if (regency.isPresent() && sites.isPresent() && isEqual(sites.get(), regency.get())) {
        end(regency.get(), sites.get());
      }
      return stores.board().snapshot();
    }

    private boolean isEqual(SitesView sites, Regency regency) {
      boolean returning =
          regency.lost().equals(site.name)
              && sites.own().state() == SiteState.REJOINING
              && stores
                  .own()
                  .life()
                  .filter(life -> life.incarnation().equals(sites.own().incarnation()))
                  .isPresent();
      return returning && stores.board().head().equals(world.peerOf(site).disk().journal.head());
    }

    private void end(Regency regency, SitesView sites) {
      try {
        stores
            .transactions()
            .inNew(
                () -> {
                  stores.regencies().end(regency.id(), sites.own().incarnation());
                  return true;
                });
        world.trace.add(site, "believes that the regency is over");
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public Outlook outlook() {
      return stores.board().outlook();
    }

    @Override
    public Set<Long> covered(Collection<Long> seqs) {
      return stores.board().covered(seqs);
    }

    @Override
    public Cursor head() {
      return stores.board().head();
    }
  }
}
