package dev.twinsite.ops.trail;

import dev.twinsite.ops.json.Json;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * One act.
 *
 * @param chain which it belongs to: an ops server's name and the life of its disk
 * @param number in the chain, from 1 on
 * @param who an operator's name
 * @param what for example {@code POST sites/ansan/declare-lost}
 * @param why in the words of whoever did it; empty if nothing was said
 * @param outcome how it ended
 * @param previous the hash of the entry before it; of the first one, zeros
 * @param hash over all of that, hexadecimal SHA-256
 */
public record Entry(
    String chain,
    long number,
    Instant at,
    String who,
    String what,
    String why,
    String outcome,
    String previous,
    String hash) {

  /** What stands before the first entry. */
  static final String NOTHING = "0".repeat(64);

  /** What somebody did. */
  public record Act(String who, String what, String why, String outcome) {}

  static Entry next(String chain, long number, String previous, Instant at, Act act) {
    Entry open =
        new Entry(chain, number, at, act.who(), act.what(), act.why(), act.outcome(), previous, "");
    return new Entry(
        chain,
        number,
        at,
        act.who(),
        act.what(),
        act.why(),
        act.outcome(),
        previous,
        open.digest());
  }

  /** Whether it is as it was written. */
  boolean isIntact() {
    return hash.equals(digest());
  }

  private String digest() {
    List<String> all =
        List.of(chain, Long.toString(number), at.toString(), who, what, why, outcome, previous);
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(Json.write(all)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
