package dev.twinsite.lab;

import java.util.ArrayList;
import java.util.List;

/**
 * A server and its place: {@code pangyo-1}, {@code pangyo-ops}, {@code pangyo-db}; and {@code
 * witness}.
 *
 * @param index 1 or 2 for an application node, 0 for the others
 */
record ServerName(Place site, Role role, int index) {

  /** The servers of a site in the order in which they boot. */
  static List<ServerName> of(Place site, int nodesPerSite) {
    List<ServerName> names = new ArrayList<>();
    names.add(new ServerName(site, Role.DATABASE, 0));
    names.add(new ServerName(site, Role.OPERATIONS, 0));
    for (int index = 1; index <= nodesPerSite; index++) {
      names.add(new ServerName(site, Role.APPLICATION, index));
    }
    return names;
  }

  /**
   * Refuses a name that no server of any lab has.
   *
   * @throws LabException with the names there are
   */
  static void requireKnown(String name) {
    if (!name.matches("(pangyo|ansan)-([12]|ops|db)|witness")) {
      throw LabException.misused(
          "There is no server '"
              + name
              + "'; servers are pangyo-1, pangyo-ops, pangyo-db, …, and witness");
    }
  }

  @Override
  public String toString() {
    return switch (role) {
      case APPLICATION -> site + "-" + index;
      case OPERATIONS -> site + "-ops";
      case DATABASE -> site + "-db";
      case WITNESS -> site.toString();
    };
  }
}
