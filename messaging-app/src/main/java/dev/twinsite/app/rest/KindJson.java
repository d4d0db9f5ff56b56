package dev.twinsite.app.rest;

import dev.twinsite.replication.JournalReader.KindDigest;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the journals hold of one kind of event.
 *
 * @param digest the sum of the events' digests modulo 2^64: 16 hexadecimal digits in lower case
 */
public record KindJson(long count, String digest) {

  static Map<String, KindJson> of(Map<String, KindDigest> kinds) {
    var json = new TreeMap<String, KindJson>();
    kinds.forEach((kind, digest) -> json.put(kind, of(digest)));
    return json;
  }

  /** The journal sums signed numbers, so that its sum may be below zero. */
  private static KindJson of(KindDigest kind) {
    long sum = new BigInteger(kind.digest(), 16).longValue();
    return new KindJson(kind.count(), HexFormat.of().toHexDigits(sum));
  }
}
