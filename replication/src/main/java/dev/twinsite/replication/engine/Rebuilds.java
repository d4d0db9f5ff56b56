package dev.twinsite.replication.engine;

import java.util.OptionalLong;

/** The rebuild of this database from the survivor's journal. */
public interface Rebuilds {

  /** How far a rebuild that has not ended has come, in the survivor's local order. */
  OptionalLong progress();

  void begin();

  void save(long localOrder);

  void end();
}
