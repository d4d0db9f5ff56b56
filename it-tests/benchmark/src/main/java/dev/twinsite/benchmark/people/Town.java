package dev.twinsite.benchmark.people;

import java.net.URI;
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

  /** One payer alone, at that node; everybody is paid. */
  public Town ofOnePayerAt(URI node) {
    return new Town(List.of(payers.get(0).asking(node)), payees);
  }

  /** The payers who ask one of these nodes; everybody is paid. */
  public Town at(List<URI> nodes) {
    return new Town(payers.stream().filter(it -> nodes.contains(it.node())).toList(), payees);
  }
}
