package dev.twinsite.replication.protocol;

/** What travels in one put: a stretch of a stream, or of a rebuild. */
public sealed interface Batch permits StreamBatch, RebuildBatch {

  BatchHeader header();

  /** How many events it carries; none in a probe. */
  int size();

  /** Where the receiver stands when it has taken everything in. */
  Frontier end();
}
