package dev.twinsite.quorum;

/** The durable memory of one voter. */
public interface VoterStore {

  /**
   * What was saved last; empty memory if nothing ever was.
   *
   * @throws java.io.UncheckedIOException if there is something that cannot be read. A voter that
   *     does not know what it voted for must not vote.
   */
  VoterMemory load();

  /**
   * Returns when the memory has reached the disk, and replaces it as a whole or not at all.
   *
   * @throws java.io.UncheckedIOException if it could not be written: then it must not be acted on
   */
  void save(VoterMemory memory);
}
