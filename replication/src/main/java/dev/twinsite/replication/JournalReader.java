package dev.twinsite.replication;

import dev.twinsite.site.Position;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Reads what both journals hold at this site, in this site's local order. */
public interface JournalReader {

  /** What a read found and where the reader stands afterwards. */
  record Page(List<JournalEntry> entries, Cursor cursor) {
    public Page {
      entries = List.copyOf(entries);
    }
  }

  /**
   * The number of events of a kind and an order-independent digest over them.
   *
   * @param digest the sum of the events' digests modulo 2^64: 16 hexadecimal digits in lower case
   */
  record KindDigest(long count, String digest) {

    /** A digest from a sum of signed numbers, which may be below zero. */
    public static KindDigest ofSum(long count, BigInteger sum) {
      return new KindDigest(count, HexFormat.of().toHexDigits(sum.longValue()));
    }
  }

  /** The place behind everything this site holds. */
  Cursor head();

  /**
   * The events behind the cursor that carry one of the topics, at most {@code limit} of them. The
   * returned cursor skips events that the reader did not ask for.
   */
  Page read(Cursor since, Collection<String> topics, int limit);

  /** All events behind the cursor, at most {@code limit} of them. */
  Page readAll(Cursor since, int limit);

  /**
   * The events that an entry of the journal's own decided, as far as they carry one of the topics:
   * what was pending at their origin is not any more. Empty for any other entry.
   */
  default List<JournalEntry> decidedBy(JournalEntry entry, Collection<String> topics) {
    return List.of();
  }

  /** Completes when this site holds an event behind the cursor, or when the limit has passed. */
  CompletionStage<Void> news(Cursor since, Duration limit);

  /** Per kind of event a count and a digest over everything up to the named positions. */
  Map<String, KindDigest> digest(Cursor upTo);

  /**
   * What this site has posted since it last began to decide alone, in the order of its stream,
   * behind a place of it; at most so many. The other site may hold some of it.
   */
  List<JournalEntry> postedAlone(Position after, int limit);
}
