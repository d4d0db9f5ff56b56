package dev.twinsite.payment;

import java.util.List;

/** Whether, and from which rights, an amount can be paid at a site. */
public sealed interface Cover {

  /** The amount can be taken from these rights. */
  record From(List<RightShare> shares) implements Cover {
    public From {
      shares = List.copyOf(shares);
    }
  }

  /** The amount cannot be paid. */
  record Short(RefusalReason reason) implements Cover {}
}
