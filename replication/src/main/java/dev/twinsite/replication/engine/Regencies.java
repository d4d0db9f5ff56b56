package dev.twinsite.replication.engine;

import dev.twinsite.replication.protocol.Regency;
import dev.twinsite.site.Incarnation;
import java.util.Optional;
import java.util.UUID;

/** The regencies that this database has heard of. */
public interface Regencies {

  /** The regency that has not ended. */
  Optional<Regency> active();

  /** The same, kept as it is until the transaction ends. */
  Optional<Regency> lockActive();

  void begin(Regency regency);

  void end(UUID id, Incarnation readmitted);
}
