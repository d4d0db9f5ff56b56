package dev.twinsite.lab;

import java.util.Arrays;
import java.util.Locale;

/** Who declares a site of the lab lost. */
public enum DeclaredBy {
  /** Two of three voters that miss it, with nobody awake. */
  QUORUM,
  /** People, at either console. */
  PEOPLE;

  /**
   * The one of this name.
   *
   * @throws LabException if there is none
   */
  static DeclaredBy named(String name) {
    return Arrays.stream(values())
        .filter(by -> by.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () -> LabException.misused("--declare is 'quorum' or 'people', not '" + name + "'."));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
