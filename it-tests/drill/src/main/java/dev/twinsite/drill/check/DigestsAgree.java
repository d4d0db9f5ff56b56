package dev.twinsite.drill.check;

import dev.twinsite.drill.check.Violation.Kind;
import dev.twinsite.drill.evidence.Evidence;
import dev.twinsite.drill.evidence.Holdings;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The digests of all sites, taken at one position, are equal. */
public final class DigestsAgree implements Checker {

  @Override
  public List<Violation> check(Evidence evidence) {
    List<Holdings> sites = evidence.sites();
    return sites.stream().skip(1).flatMap(other -> differences(sites.get(0), other)).toList();
  }

  private static Stream<Violation> differences(Holdings one, Holdings other) {
    if (!one.at().equals(other.at())) {
      return Stream.of(
          Violation.of(
              Kind.SITES_DIFFER, "digests were taken at %s and at %s", one.at(), other.at()));
    }
    var names = new TreeSet<>(one.digest().keySet());
    names.addAll(other.digest().keySet());
    return names.stream().flatMap(name -> difference(name, one, other));
  }

  private static Stream<Violation> difference(String name, Holdings one, Holdings other) {
    String here = one.digest().getOrDefault(name, "missing");
    String there = other.digest().getOrDefault(name, "missing");
    return here.equals(there)
        ? Stream.empty()
        : Stream.of(
            Violation.of(
                Kind.SITES_DIFFER,
                "digest %s at %s is %s at %s and %s at %s",
                name,
                one.at(),
                here,
                one.site(),
                there,
                other.site()));
  }
}
