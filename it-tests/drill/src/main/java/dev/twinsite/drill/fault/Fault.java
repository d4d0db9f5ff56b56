package dev.twinsite.drill.fault;

import dev.twinsite.drill.TwoSites;

/** Something that happens to the sites, and can be put right. */
public interface Fault {

  /** Lets it happen and returns when it has. */
  void strike(TwoSites sites);

  /** Puts it right and returns when the sites are well again. */
  void mend(TwoSites sites);
}
