package dev.twinsite.lab;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** An end of the WAN: the two sites and the witness. */
enum Place {
  PANGYO,
  ANSAN,
  WITNESS;

  /** The places that hold servers, in the order in which everything lists them. */
  static final List<Place> SITES = List.of(PANGYO, ANSAN);

  static Place named(String name) {
    return Arrays.stream(values())
        .filter(place -> place.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                LabException.misused(
                    "There is no place '" + name + "'; places are pangyo, ansan and witness."));
  }

  static Place site(String name) {
    return SITES.stream()
        .filter(place -> place.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                LabException.misused(
                    "There is no site '" + name + "'; sites are pangyo and ansan."));
  }

  /** The other site. */
  Place peer() {
    return this == PANGYO ? ANSAN : PANGYO;
  }

  /** The places at the other ends of the WAN. */
  List<Place> others() {
    return Arrays.stream(values()).filter(place -> place != this).toList();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
