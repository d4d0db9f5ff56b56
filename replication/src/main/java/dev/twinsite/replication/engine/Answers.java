package dev.twinsite.replication.engine;

import dev.twinsite.replication.engine.PeerStream.Dealt;
import dev.twinsite.replication.protocol.BatchHeader;
import dev.twinsite.replication.protocol.Mark;
import dev.twinsite.replication.protocol.Receipt;
import dev.twinsite.replication.protocol.Refusal;
import dev.twinsite.site.Position;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** Writes receipts, in the transaction that has dealt with a batch. */
final class Answers {

  private final Stores stores;
  private final Site site;
  private final Set<String> kinds;

  Answers(Stores stores, Site site, Set<String> kinds) {
    this.stores = stores;
    this.site = site;
    this.kinds = kinds;
  }

  /** The stream is taken in up to the mark. */
  Receipt upTo(Mark mark, Stand stand, BatchHeader header) {
    return write(mark, stand, header, Optional.empty());
  }

  /** Nothing of the batch is taken in, or nothing more. */
  Receipt refuse(Refusal refusal, Stand stand, BatchHeader header) {
    if (refusal.condemnsReceiver()) {
      stores.incidents().quarantine(refusal.sentence());
    }
    return write(stand.applied().mark(), stand, header, Optional.of(refusal));
  }

  /** A rebuild has moved on, or ended, since the position was locked; none has begun. */
  private OptionalLong rebuild(Stand stand) {
    return stand.now().rebuild().isPresent() ? stores.rebuilds().progress() : OptionalLong.empty();
  }

  private Receipt write(Mark mark, Stand stand, BatchHeader header, Optional<Refusal> refusal) {
    Position since = stand.since(header);
    List<Position> superseded = stores.entries().discarded(site.peer(), since, mark.position());
    OptionalLong rebuild = rebuild(stand);
    Set<UUID> informed = header.informedAt(mark.position(), stand.now().asking());
    Set<UUID> asking = new HashSet<>(stand.now().asking());
    asking.removeAll(informed);
    Receipt receipt =
        new Receipt(
            site.self(),
            stand.identity(),
            site.peer(),
            mark,
            since,
            superseded,
            rebuild,
            refusal,
            header.sentAt(),
            kinds,
            asking);
    stores
        .peer()
        .save(
            new Dealt(
                mark,
                header.originIdentity(),
                header.heard().position(),
                header.kinds(),
                receipt,
                informed,
                refusal));
    return receipt;
  }
}
