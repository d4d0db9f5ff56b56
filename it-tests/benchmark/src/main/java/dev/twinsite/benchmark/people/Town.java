package dev.twinsite.benchmark.people;

import java.util.List;

/**
 * Everybody there is.
 *
 * @param payers those who write and pay, at least one
 * @param payees those who are only paid; empty if nobody is to be paid
 */
public record Town(List<Payer> payers, List<String> payees) {

  public Town {
    payers = List.copyOf(payers);
    payees = List.copyOf(payees);
  }
}
