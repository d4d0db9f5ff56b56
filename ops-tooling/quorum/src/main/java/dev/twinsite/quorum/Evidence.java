package dev.twinsite.quorum;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What the voters have said about the site that a command is about, up to the motion that is ruled
 * on.
 *
 * @param signOfLife the sign of life the site has given lately, in words; empty if it gave none
 * @param signOfPeer the sign of life that its peer has given lately to any voter that looks at it
 * @param database the identity of the database that the site has now; empty if not known
 * @param life the incarnation in which that database writes; empty if it holds no journal
 * @param regent whether the site's own application says, of whatever epoch, that it decides alone
 * @param peerIsRegent whether the site's peer has begun to decide alone
 * @param regencyEnded whether the site, in the incarnation it has been given, has seen the end of
 *     its peer's regency
 */
public record Evidence(
    Optional<String> signOfLife,
    Optional<String> signOfPeer,
    Optional<UUID> database,
    OptionalLong life,
    boolean regent,
    boolean peerIsRegent,
    boolean regencyEnded) {

  /** Nothing has been seen of the site. */
  public static final Evidence NONE =
      new Evidence(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalLong.empty(),
          false,
          false,
          false);

  /** All that is known is that both sites have databases that nobody has used. */
  static Evidence ofNew(Optional<UUID> database) {
    return new Evidence(
        Optional.empty(), Optional.empty(), database, OptionalLong.empty(), false, false, false);
  }
}
