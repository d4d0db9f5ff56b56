package dev.twinsite.replication.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.site.SiteName;
import java.sql.SQLException;
import java.util.List;

/** Both sites, each with a database of its own, and what lies between them. */
final class TwoSites implements AutoCloseable {

  static final SiteName PANGYO = new SiteName("pangyo");
  static final SiteName ANSAN = new SiteName("ansan");

  final TestSite pangyo = new TestSite(PANGYO, ANSAN);
  final TestSite ansan = new TestSite(ANSAN, PANGYO);
  private long epoch = 1;
  private String pangyoState = "ACTIVE";
  private String ansanState = "ACTIVE";
  private long pangyoLife = 1;
  private long ansanLife = 1;

  /** Both sites admitted for the first time. */
  static TwoSites admitted() {
    TwoSites sites = new TwoSites();
    sites.writeStates(sites.pangyo);
    sites.writeStates(sites.ansan);
    sites.both().forEach(TestSite::watch);
    return sites;
  }

  List<TestSite> both() {
    return List.of(pangyo, ansan);
  }

  TestSite peerOf(TestSite site) {
    return site == pangyo ? ansan : pangyo;
  }

  /** Delivers what is under way, publishes and watches, until both sites stay quiet. */
  void settle() {
    int quiet = 0;
    String before = "";
    for (int round = 0; quiet < 3; round++) {
      assertThat(round).as(() -> "the sites do not come to rest:" + view()).isLessThan(60);
      for (TestSite site : both()) {
        site.pass(1_100);
        site.watch();
        site.publish();
      }
      both().forEach(this::deliverFrom);
      String now = pangyo.standing() + ansan.standing();
      quiet = now.equals(before) ? quiet + 1 : 0;
      before = now;
    }
  }

  /** Delivers everything that a site has sent, and everything that is answered to it. */
  void deliverFrom(TestSite site) {
    TestSite peer = peerOf(site);
    while (!site.batches.isEmpty()) {
      peer.take(site.batches.poll());
    }
    while (!peer.receipts.isEmpty()) {
      site.take(peer.receipts.poll());
    }
  }

  /** Decides the next state of a site and tells only the given sites. */
  void decide(TestSite site, String state, boolean newLife, TestSite... told) {
    epoch++;
    if (site == pangyo) {
      pangyoState = state;
      pangyoLife += newLife ? 1 : 0;
    } else {
      ansanState = state;
      ansanLife += newLife ? 1 : 0;
    }
    for (TestSite one : told) {
      writeStates(one);
    }
  }

  /** A site is admitted to decide alone in the life that it has; its peer is overruled. */
  void admitOver(TestSite site, TestSite... told) {
    epoch++;
    long life = site.count("select incarnation from journal.life where not ended");
    pangyoState = site == pangyo ? "ACTIVE" : "LOST";
    ansanState = site == ansan ? "ACTIVE" : "LOST";
    pangyoLife = site == pangyo ? life : pangyoLife;
    ansanLife = site == ansan ? life : ansanLife;
    for (TestSite one : told) {
      writeStates(one);
    }
  }

  void writeStates(TestSite site) {
    if (site == pangyo) {
      pangyo.states(epoch, pangyoState, pangyoLife, pangyo.identity, ansan, ansanState, ansanLife);
    } else {
      ansan.states(epoch, ansanState, ansanLife, ansan.identity, pangyo, pangyoState, pangyoLife);
    }
  }

  /** Both sites' view of the world, for a test that fails. */
  String view() {
    return "\n" + pangyo.view() + "\n" + ansan.view();
  }

  /** Both sites hold the same facts with the same outcome, and nothing was handled wrongly. */
  void checkEqual() {
    assertThat(ansan.facts()).isEqualTo(pangyo.facts());
    assertThat(pangyo.pages.digest(pangyo.head())).isEqualTo(ansan.pages.digest(ansan.head()));
    checkSound();
  }

  void checkSound() {
    for (TestSite site : both()) {
      assertThat(site.query("select kind, step, error from journal.poison"))
          .as("poisoned events at %s", site.name)
          .isEmpty();
      assertThat(site.query("select reason from journal.quarantine")).isEmpty();
    }
  }

  @Override
  public void close() throws SQLException {
    pangyo.close();
    ansan.close();
  }
}
