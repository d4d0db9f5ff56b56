package dev.twinsite.payment.jpa;

import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;

/** What tells claims apart: the id that the client chose, and the site that accepted it. */
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields of what it reads
public class ClaimId implements Serializable {

  private static final long serialVersionUID = 1L;

  UUID id;
  String origin;

  protected ClaimId() {}

  ClaimId(UUID id, String origin) {
    this.id = id;
    this.origin = origin;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClaimId that && id.equals(that.id) && origin.equals(that.origin);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, origin);
  }
}
