package dev.twinsite.arquillian;

import java.util.List;
import java.util.function.Supplier;

/** How each site sees itself and the other, what runs, and what was logged last. */
final class WorldView {

  private final LabControl lab;
  private final List<Site> sites;
  private final Operators operators;

  WorldView(LabControl lab, List<Site> sites, Operators operators) {
    this.lab = lab;
    this.sites = sites;
    this.operators = operators;
  }

  @Override
  public String toString() {
    StringBuilder view = new StringBuilder("How the sites see the world:\n");
    for (Site site : sites) {
      view.append(site).append(" of itself:     ").append(ofItself(site)).append('\n');
      view.append(site).append(" to operators:  ").append(toOperators(site)).append('\n');
    }
    view.append("\nWhat runs:\n").append(orReason(lab::status)).append('\n');
    return view.append("\nLogged last:\n").append(orReason(lab::lastLogLines)).toString();
  }

  private static String ofItself(Site site) {
    return orReason(() -> site.get("/api/v1/site").send().text());
  }

  private String toOperators(Site site) {
    return orReason(
        () -> operators.send(site, site.callOperations("GET", "/ops/api/v1/sites")).text());
  }

  /** A view must not fail because of what it shows. */
  private static String orReason(Supplier<String> look) {
    try {
      return look.get();
    } catch (RuntimeException | AssertionError e) {
      return "(" + e.getMessage() + ")";
    }
  }
}
