package dev.twinsite.client;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where something that both sites must agree on stands. */
public enum FactState {
  /** Not decided: it waits for the other site, or for the declaration that the other is lost. */
  PENDING,
  /** Decided for good. */
  POSTED,
  /** Will never happen. */
  VOIDED;

  /**
   * @throws IllegalArgumentException if there is no state with that name
   */
  @JsonCreator
  static FactState named(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }

  /** The name in answers. */
  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
