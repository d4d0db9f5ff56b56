package dev.twinsite.replication.engine;

import dev.twinsite.replication.Cursor;
import dev.twinsite.replication.JournalReader.KindDigest;
import dev.twinsite.replication.JournalReader.Page;
import java.util.Collection;
import java.util.Map;

/** Both journals for readers, in local order. */
public interface Pages {

  Cursor head();

  Page read(Cursor since, Collection<String> topics, int limit);

  Map<String, KindDigest> digest(Cursor upTo);
}
