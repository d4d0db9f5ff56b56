package dev.twinsite.drill.command;

import dev.twinsite.client.OpsClient;
import dev.twinsite.client.Patience;
import dev.twinsite.client.SiteAddress;
import dev.twinsite.drill.TwoSites;
import dev.twinsite.lab.Lab;
import dev.twinsite.lab.LabStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two sites of a lab. */
record LabSites(Lab lab, LabStatus atFirst) implements TwoSites {

  /** An ops server may be busy while servers boot beside it. */
  private static final Patience OPERATOR =
      Patience.DEFAULT
          .withConnect(Duration.ofSeconds(2))
          .withDecisive(Duration.ofSeconds(10))
          .withOverall(Duration.ofSeconds(20));

  static LabSites of(Lab lab) {
    return new LabSites(lab, lab.status());
  }

  @Override
  public List<SiteAddress> applications() {
    return atFirst.sites().stream().map(site -> new SiteAddress(site.name(), site.app())).toList();
  }

  @Override
  public OpsClient operations(String site) {
    return OpsClient.of(site, atFirst.site(site).ops(), OPERATOR);
  }

  @Override
  public Operator operator() {
    return new Operator(atFirst.operator().username(), atFirst.operator().password());
  }

  @Override
  public void killSite(String site) {
    lab.killSite(site);
  }

  @Override
  public void powerOn(String site) {
    lab.powerOn(site);
  }

  @Override
  public Map<String, Object> topology() {
    Map<String, Object> sites = new LinkedHashMap<>();
    for (LabStatus.Site site : atFirst.sites()) {
      sites.put(site.name(), topology(site));
    }
    return Map.of("sites", sites, "rttMillis", atFirst.roundTrip().toMillis());
  }

  private static Map<String, Object> topology(LabStatus.Site site) {
    List<String> servers = site.servers().stream().map(LabStatus.ServerStatus::name).toList();
    return Map.of(
        "app", site.app().stream().map(Object::toString).toList(),
        "ops", site.ops().toString(),
        "servers", servers);
  }
}
