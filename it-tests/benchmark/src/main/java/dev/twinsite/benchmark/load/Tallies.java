package dev.twinsite.benchmark.load;

import java.util.List;
import java.util.stream.Stream;

/** A tally for each kind. */
public final class Tallies {

  private final List<Tally> tallies =
      Stream.generate(Tally::new).limit(Kind.values().length).toList();

  /** The tally of that kind. */
  public Tally of(Kind kind) {
    return tallies.get(kind.ordinal());
  }

  /** Those kinds that there was any of. */
  public List<Kind> kinds() {
    return Stream.of(Kind.values()).filter(kind -> of(kind).attempted() > 0).toList();
  }

  /** How many ended so, of all kinds. */
  public long count(Ending ending) {
    return tallies.stream().mapToLong(tally -> tally.count(ending)).sum();
  }
}
