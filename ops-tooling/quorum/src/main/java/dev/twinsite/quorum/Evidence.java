package dev.twinsite.quorum;

import java.util.Optional;
import java.util.UUID;

/**
 * What the voters have said about the site that a command is about, up to the motion that is ruled
 * on.
 *
 * @param signOfLife the sign of life the site has given lately, in words; empty if it gave none
 * @param database the identity of the database that the site has now; empty if not known
 * @param peerIsRegent whether the site's peer has begun to decide alone
 * @param regencyEnded whether the site, in the incarnation it has been given, has seen the end of
 *     its peer's regency
 */
public record Evidence(
    Optional<String> signOfLife,
    Optional<UUID> database,
    boolean peerIsRegent,
    boolean regencyEnded) {

  /** Nothing has been seen of the site. */
  public static final Evidence NONE =
      new Evidence(Optional.empty(), Optional.empty(), false, false);
}
