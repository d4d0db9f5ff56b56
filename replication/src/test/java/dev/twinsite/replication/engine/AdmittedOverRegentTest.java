package dev.twinsite.replication.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.replication.JournalEntry;
import dev.twinsite.replication.RegencyStatus;
import dev.twinsite.site.DecisionMode;
import dev.twinsite.site.Position;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Pangyo is lost, ansan decides alone and dies, and pangyo is admitted to go on without it. What
 * ansan has posted alone is listed there and merged nowhere.
 */
class AdmittedOverRegentTest {

  private final TwoSites sites = TwoSites.admitted();
  private final TestSite pangyo = sites.pangyo;
  private final TestSite ansan = sites.ansan;
  private UUID before;
  private UUID pendingAtAnsan;
  private UUID postedAlone;

  @BeforeEach
  void losePangyoWhileAnsanGoesOn() {
    before = ansan.claim("before", 1);
    sites.settle();
    pendingAtAnsan = ansan.claim("pending", 1);
    sites.decide(pangyo, "LOST", false, ansan);
    ansan.watch();
    postedAlone = ansan.claim("alone", 2);
    ansan.publish();
    ansan.batches.clear();
  }

  @AfterEach
  void close() throws Exception {
    sites.close();
  }

  @Test
  void admittedSiteDecidesAloneAndPostsWhatItHadPending() {
    UUID pending = pangyo.claim("pending here", 3);
    sites.admitOver(pangyo, pangyo);
    pangyo.watch();

    UUID mine = pangyo.claim("alone", 4);

    assertThat(pangyo.state(pending)).isEqualTo("POSTED");
    assertThat(pangyo.state(mine)).isEqualTo("POSTED");
    assertThat(pangyo.state(before)).isEqualTo("POSTED");
    assertThat(pangyo.state(postedAlone)).isEqualTo("UNKNOWN");
  }

  @Test
  void overruledRegentListsWhatItPostedAloneAndDecidesNothingMore() {
    sites.admitOver(pangyo, pangyo, ansan);
    sites.both().forEach(TestSite::watch);

    assertThat(ansan.status().mode()).isEqualTo(DecisionMode.CLOSED);
    assertThat(ansan.status().quarantine()).hasValueSatisfying(this::saysWhatToDo);
    assertThat(postedAloneAt(ansan)).containsExactly(pendingAtAnsan, postedAlone);
    JournalEntry first = ansan.pages.postedAlone(Position.START, 1).get(0);
    assertThat(ansan.pages.postedAlone(first.position(), 100))
        .as("the rest")
        .extracting(entry -> entry.envelope().id())
        .containsExactly(postedAlone);
    assertThatThrownBy(ansan::note).hasMessageContaining("overruled");
  }

  private void saysWhatToDo(String reason) {
    assertThat(reason).contains("/api/v1/site/overruled").contains("wipe");
  }

  @Test
  void nothingOfTheOverruledRegentIsMergedWhenItComesBack() {
    sites.admitOver(pangyo, pangyo, ansan);
    sites.both().forEach(TestSite::watch);
    sites.decide(ansan, "REJOINING", true, pangyo, ansan);

    sites.settle();

    assertThat(pangyo.state(postedAlone)).isEqualTo("UNKNOWN");
    assertThat(pangyo.state(pendingAtAnsan)).isEqualTo("UNKNOWN");
    assertThat(pangyo.status().regency()).isEqualTo(RegencyStatus.REGENT);
    assertThat(postedAloneAt(ansan)).containsExactly(pendingAtAnsan, postedAlone);
  }

  @Test
  void wipedRegentIsRebuiltFromTheAdmittedSite() {
    UUID pending = pangyo.claim("pending here", 3);
    sites.admitOver(pangyo, pangyo, ansan);
    sites.both().forEach(TestSite::watch);
    UUID mine = pangyo.claim("alone", 4);

    ansan.installDatabase();
    sites.decide(ansan, "REJOINING", true, pangyo, ansan);
    sites.settle();
    sites.decide(ansan, "ACTIVE", false, pangyo, ansan);
    sites.settle();

    List.of(before, pending, mine)
        .forEach(fact -> assertThat(ansan.state(fact)).as(sites::view).isEqualTo("POSTED"));
    assertThat(ansan.state(postedAlone)).isEqualTo("UNKNOWN");
    assertThat(postedAloneAt(ansan)).isEmpty();
    UUID together = ansan.claim("together", 5);
    sites.settle();
    assertThat(pangyo.state(together)).isEqualTo("POSTED");
    sites.checkEqual();
  }

  @Test
  void siteThatHadBegunToReturnIsAdmittedInTheLifeItHas() {
    UUID beyondTheCut = pangyo.claim("beyond", 3);
    sites.decide(pangyo, "REJOINING", true, pangyo, ansan);
    for (int round = 0; round < 3; round++) {
      ansan.pass(1_100);
      ansan.publish();
      sites.deliverFrom(ansan);
    }
    assertThat(pangyo.status().regency()).isEqualTo(RegencyStatus.WAITING_FOR_END);
    ansan.claim("after the return began", 4);

    sites.admitOver(pangyo, pangyo);
    pangyo.watch();

    assertThat(pangyo.status().regency()).isEqualTo(RegencyStatus.REGENT);
    assertThat(pangyo.state(beyondTheCut)).isEqualTo("BEYOND_CUT");
    assertThat(pangyo.state(pangyo.claim("mine", 5))).isEqualTo("POSTED");
  }

  private static List<UUID> postedAloneAt(TestSite site) {
    return site.pages.postedAlone(Position.START, 100).stream()
        .map(JournalEntry::envelope)
        .map(event -> event.id())
        .toList();
  }
}
