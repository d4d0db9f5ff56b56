package dev.twinsite.drill.workload;

import java.util.Random;
import java.util.UUID;

/** Random ids (version 4) that come from a seed. */
final class Ids {

  private Ids() {}

  static UUID next(Random random) {
    long high = random.nextLong() & ~0xF000L | 0x4000L;
    long low = random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
    return new UUID(high, low);
  }
}
