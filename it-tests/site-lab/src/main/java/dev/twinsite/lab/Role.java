package dev.twinsite.lab;

import java.util.Locale;

/** What a server is for. */
public enum Role {
  /** A WildFly with the application. */
  APPLICATION,
  /** A WildFly with the ops tooling. */
  OPERATIONS,
  /** A PostgreSQL. */
  DATABASE,
  /** The third voter of the quorum; in neither site. */
  WITNESS;

  /** The name as it stands in {@code lab.json}: lower case. */
  public String inFile() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Role fromFile(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
