package dev.twinsite.ops.boot;

import java.util.List;

/**
 * What has to be up before a server is switched on: enough of some others. A database with a
 * replica is one need of which one is enough, so that a replica that stays dark holds up nobody.
 *
 * @param of names of servers of the same site, at least one
 * @param atLeast how many of them, 1 to all
 */
public record Need(List<String> of, int atLeast) {

  /**
   * @throws IllegalArgumentException if no server is named, or not as many as are needed
   */
  public Need {
    of = List.copyOf(of);
    if (atLeast < 1 || atLeast > of.size()) {
      throw new IllegalArgumentException(
          "a need of at least " + atLeast + " of " + of.size() + " servers cannot be met");
    }
  }

  /** This one server. */
  public static Need of(String server) {
    return new Need(List.of(server), 1);
  }

  @Override
  public String toString() {
    return of.size() == 1 ? of.get(0) : atLeast + " of " + shortened();
  }

  private String shortened() {
    return of.size() <= 4 ? of.toString() : of.subList(0, 4) + " and " + (of.size() - 4) + " more";
  }
}
