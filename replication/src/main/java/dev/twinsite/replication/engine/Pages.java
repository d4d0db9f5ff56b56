package dev.twinsite.replication.engine;

import dev.twinsite.replication.Cursor;
import dev.twinsite.replication.JournalEntry;
import dev.twinsite.replication.JournalReader.KindDigest;
import dev.twinsite.replication.JournalReader.Page;
import dev.twinsite.site.Position;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Both journals for readers, in local order. */
public interface Pages {

  Cursor head();

  Page read(Cursor since, Collection<String> topics, int limit);

  Page readAll(Cursor since, int limit);

  /** Those of the events that carry one of the topics, in local order. */
  List<JournalEntry> find(Collection<UUID> eventIds, Collection<String> topics);

  Map<String, KindDigest> digest(Cursor upTo);

  /**
   * What this site has posted since it last began to decide alone, in the order of its stream,
   * behind a place of it; at most so many. The other site may hold some of it.
   */
  List<JournalEntry> postedAlone(Position after, int limit);
}
