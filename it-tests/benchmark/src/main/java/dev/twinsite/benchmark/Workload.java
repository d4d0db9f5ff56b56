package dev.twinsite.benchmark;

import dev.twinsite.benchmark.load.Call;
import dev.twinsite.benchmark.people.Requests;
import dev.twinsite.benchmark.people.Town;
import dev.twinsite.lab.LabException;
import dev.twinsite.lab.LabStatus;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is asked of the sites. */
enum Workload {
  /** Messages of 80 characters in rooms of eight. */
  MESSAGES("messages", 800, 150, 0, false, Requests::message),

  /** Small transfers from all payers to all payees. */
  TRANSFERS("transfers", 400, 200, 0, true, Requests::transfer),

  /** Small transfers from one payer to all payees. */
  HOT_ACCOUNT("hot-account", 200, 200, 700, true, Requests::hotTransfer),

  /** Three messages for each transfer. */
  MIXED("mixed", 600, 200, 0, true, Requests::mixed);

  private final String label;
  private final int usualRate;
  private final int p99Millis;
  private final int leastPerSecond;
  private final boolean pays;
  private final Function<Requests, Call> next;

  Workload(
      String label,
      int usualRate,
      int p99Millis,
      int leastPerSecond,
      boolean pays,
      Function<Requests, Call> next) {
    this.label = label;
    this.usualRate = usualRate;
    this.p99Millis = p99Millis;
    this.leastPerSecond = leastPerSecond;
    this.pays = pays;
    this.next = next;
  }

  static Workload named(String label) {
    return Arrays.stream(values())
        .filter(workload -> workload.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                LabException.misused(
                    "'bench' knows the workloads " + labels() + ", not '" + label + "'."));
  }

  private static String labels() {
    return Arrays.stream(values()).map(Workload::label).collect(Collectors.joining(", "));
  }

  String label() {
    return label;
  }

  /** Requests per second unless told otherwise. */
  int usualRate() {
    return usualRate;
  }

  /** What the 99th percentile may be unless told otherwise. */
  int p99Millis() {
    return p99Millis;
  }

  /** What clients who wait for their answers must get done each second, unless told otherwise. */
  int leastPerSecond() {
    return leastPerSecond;
  }

  /** Who asks a site by so many clients: one account alone, or everybody who is at home there. */
  Town at(LabStatus.Site site, Town town) {
    return this == HOT_ACCOUNT ? town.ofOnePayerAt(site.app().get(0)) : town.at(site.app());
  }

  /** Whether it needs payees. */
  boolean pays() {
    return pays;
  }

  Call next(Requests requests) {
    return next.apply(requests);
  }
}
