package dev.twinsite.ops.audit;

import java.time.Instant;
import java.util.List;

/** What a site had at a moment. */
public record Assets(String site, Instant at, List<Asset> assets) {

  public Assets {
    assets = List.copyOf(assets);
  }
}
