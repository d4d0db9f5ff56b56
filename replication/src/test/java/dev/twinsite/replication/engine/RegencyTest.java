package dev.twinsite.replication.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.replication.SiteClosedException;
import dev.twinsite.replication.protocol.Batch;
import dev.twinsite.replication.protocol.Receipt;
import dev.twinsite.replication.protocol.Refusal;
import dev.twinsite.site.DecisionMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loss and the return of a site; ansan is the one that goes, and pangyo in the mirror. */
class RegencyTest {

  private final TwoSites sites = TwoSites.admitted();
  private TestSite survivor = sites.pangyo;
  private TestSite lost = sites.ansan;

  @AfterEach
  void close() throws Exception {
    sites.close();
  }

  @Test
  void survivorPostsWhatWasPendingAndDecidesAloneFromThenOn() {
    sites.settle();
    UUID pending = survivor.claim("transfer:1", 1);
    lose();

    UUID alone = survivor.claim("transfer:2", 2);

    assertThat(survivor.state(pending)).isEqualTo("POSTED");
    assertThat(survivor.state(alone)).isEqualTo("POSTED");
    assertThat(mode(survivor)).isEqualTo(DecisionMode.ALONE);
    sites.checkSound();
  }

  @Test
  void drainedSiteLeavesItsPeerDecidingAlone() {
    sites.settle();
    UUID pending = survivor.claim("transfer:1", 1);
    sites.decide(lost, "DRAINED", false, survivor, lost);
    survivor.watch();

    assertThat(survivor.state(pending)).isEqualTo("POSTED");
    assertThat(mode(survivor)).isEqualTo(DecisionMode.ALONE);
    rejoin();
    sites.checkEqual();
  }

  @Test
  void batchesOfALostSiteAreRefusedAlsoThoseThatWereUnderWay() {
    sites.settle();
    UUID late = lost.claim("transfer:1", 1);
    UUID note = lost.note();
    lost.publish();
    Batch underWay = lost.batches.getLast();
    lose();

    Optional<Receipt> receipt = survivor.take(underWay);

    assertThat(receipt.flatMap(Receipt::refusal)).contains(Refusal.REGENCY);
    assertThat(survivor.facts()).doesNotContainKeys(late, note);
  }

  @Test
  void returningSiteGivesUpWhatItDecidedBeyondTheCutAndKeepsItsMergeableFacts() {
    UUID within = lost.claim("transfer:1", 1);
    sites.settle();
    UUID beyond = lost.claim("transfer:2", 2);
    UUID note = lost.note();
    lose();
    UUID alone = survivor.claim("transfer:2", 9);

    rejoin();

    for (TestSite site : sites.both()) {
      assertThat(site.state(within)).isEqualTo("POSTED");
      assertThat(site.state(beyond)).isEqualTo("BEYOND_CUT");
      assertThat(site.state(note)).isEqualTo("EFFECTIVE");
      assertThat(site.state(alone)).isEqualTo("POSTED");
      assertThat(mode(site)).isEqualTo(DecisionMode.BOTH_SITES);
    }
    sites.checkEqual();
  }

  @Test
  void mirrored() {
    survivor = sites.ansan;
    lost = sites.pangyo;
    returningSiteGivesUpWhatItDecidedBeyondTheCutAndKeepsItsMergeableFacts();
  }

  @Test
  void returningSiteDecidesWithItsPeerAgain() {
    lose();
    rejoin();
    assertThat(lost.head().of(lost.name).incarnation().value()).isEqualTo(2);

    UUID here = lost.claim("transfer:1", 1);
    UUID there = survivor.claim("transfer:2", 1);
    assertThat(lost.state(here)).isEqualTo("PENDING");
    assertThat(survivor.state(there)).isEqualTo("PENDING");
    sites.settle();

    assertThat(lost.state(here)).isEqualTo("POSTED");
    assertThat(survivor.state(there)).isEqualTo("POSTED");
    sites.checkEqual();
  }

  @Test
  void factWithinTheCutWhoseReceiptWasLostIsPostedByTheReturningSite() {
    sites.settle();
    UUID within = lost.claim("transfer:1", 1);
    lost.publish();
    survivor.take(lost.batches.getLast());
    survivor.receipts.clear();
    lose();
    assertThat(lost.state(within)).isEqualTo("PENDING");

    rejoin();

    assertThat(lost.state(within)).isEqualTo("POSTED");
    sites.checkEqual();
  }

  @Test
  void receiptThatComesAfterTheRegencyBeganTakesNoClaimFromTheRegent() {
    sites.settle();
    UUID theirs = lost.claim("transfer:1", 1);
    UUID ours = survivor.claim("transfer:1", 2);
    survivor.publish();
    Receipt late = lost.take(survivor.batches.getLast()).orElseThrow();
    assertThat(late.superseded()).hasSize(1);
    sites.decide(lost, "LOST", false, survivor, lost);
    survivor.step();

    survivor.take(late);
    survivor.watch();

    assertThat(survivor.state(ours)).isEqualTo("POSTED");
    rejoin();
    assertThat(lost.state(theirs)).isEqualTo("BEYOND_CUT");
    assertThat(lost.state(ours)).isEqualTo("POSTED");
    sites.checkEqual();
  }

  @ParameterizedTest(name = "after {0} commits")
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void nodeThatWasPausedWhileItsSiteCameBackDiscardsNothingOfTheNewLife(int commits) {
    sites.settle();
    lost.claim("transfer:1", 1);
    lose();
    sites.decide(lost, "REJOINING", true, survivor, lost);
    survivor.pass(1_100);
    survivor.publish();
    Batch began = survivor.batches.getLast();
    Parts paused = lost.secondNode();
    lost.transactions.pauseAfterCommits(
        commits,
        () -> {
          rejoinFromHere();
          lost.claim("transfer:2", 2);
          lost.publish();
        });

    TestSite.unchecked(() -> paused.applier().take(began));

    assertThat(lost.query("select claim from journal.entry where outcome = 'PENDING'"))
        .containsExactly(List.of("transfer:2"));
    sites.settle();
    assertThat(lost.facts().values()).containsExactlyInAnyOrder("BEYOND_CUT", "POSTED");
    sites.checkEqual();
  }

  @Test
  void siteThatDoesNotKnowThatItIsLostDecidesNothingOnceItHasHeardOfTheRegency() {
    sites.settle();
    UUID pending = lost.claim("transfer:1", 1);
    sites.decide(lost, "LOST", false, survivor);
    survivor.watch();
    survivor.publish();
    sites.deliverFrom(survivor);

    assertThat(lost.state(pending)).isEqualTo("BEYOND_CUT");
    assertThat(mode(lost)).isEqualTo(DecisionMode.CLOSED);
    UUID note = lost.note();
    assertThatThrownBy(() -> lost.claim("transfer:2", 2)).isInstanceOf(IllegalStateException.class);

    sites.writeStates(lost);
    rejoin();
    assertThat(survivor.state(note)).isEqualTo("EFFECTIVE");
    sites.checkEqual();
  }

  @Test
  void everyStepOfTheReturnSurvivesARestart() {
    sites.settle();
    lost.claim("transfer:1", 1);
    lost.note();
    lose();
    survivor.claim("transfer:2", 2);
    sites.decide(lost, "REJOINING", true, survivor, lost);

    for (int round = 0; round < 25; round++) {
      sites.both().forEach(site -> site.pass(1_100));
      sites.both().forEach(TestSite::boot);
      sites.both().forEach(TestSite::publish);
      sites.both().forEach(TestSite::watch);
      survivor.batches.stream().limit(1).forEach(lost::take);
      lost.batches.stream().limit(1).forEach(survivor::take);
      lost.receipts.forEach(survivor::take);
      survivor.receipts.forEach(lost::take);
    }

    admit();
    sites.checkEqual();
    assertThat(mode(lost)).isEqualTo(DecisionMode.BOTH_SITES);
  }

  @Test
  void regencyGoesOnWhenTheReturningSiteIsLostAgain() {
    sites.settle();
    UUID beyond = lost.claim("transfer:1", 1);
    lose();
    UUID first = survivor.claim("transfer:1", 2);
    sites.decide(lost, "REJOINING", true, survivor, lost);
    survivor.watch();
    survivor.publish();
    sites.deliverFrom(survivor);
    lost.watch();
    lost.pass(1_100);
    lost.publish();
    sites.decide(lost, "LOST", false, survivor, lost);
    survivor.watch();
    sites.deliverFrom(lost);
    UUID second = survivor.claim("transfer:2", 3);
    assertThat(survivor.state(second)).isEqualTo("POSTED");

    rejoin();

    assertThat(lost.head().of(lost.name).incarnation().value()).isEqualTo(3);
    assertThat(lost.state(beyond)).isEqualTo("BEYOND_CUT");
    assertThat(lost.state(first)).isEqualTo("POSTED");
    sites.checkEqual();
    assertThat(survivor.count("select count(*) from journal.regency")).isEqualTo(1);
  }

  @Test
  void siteThatIsLostAgainAfterTheRegencyEndedIsCutAgain() {
    lose();
    rejoin();
    sites.settle();
    UUID beyond = lost.claim("transfer:1", 1);
    lose();

    rejoin();

    assertThat(lost.state(beyond)).isEqualTo("BEYOND_CUT");
    assertThat(survivor.count("select count(*) from journal.regency")).isEqualTo(2);
    sites.checkEqual();
  }

  @Test
  void rolesCanChangeFromOneLossToTheNext() {
    sites.settle();
    lose();
    rejoin();
    TestSite first = survivor;
    survivor = lost;
    lost = first;
    UUID beyond = lost.claim("transfer:7", 1);
    lose();
    UUID alone = survivor.claim("transfer:7", 2);

    rejoin();

    assertThat(lost.state(beyond)).isEqualTo("BEYOND_CUT");
    assertThat(lost.state(alone)).isEqualTo("POSTED");
    sites.checkEqual();
  }

  @Test
  void manyPendingFactsAreDecidedInManyShortTransactions() {
    sites.settle();
    List<UUID> here = new ArrayList<>();
    List<UUID> there = new ArrayList<>();
    for (int i = 0; i < 2 * Decider.AT_ONCE + 50; i++) {
      here.add(survivor.claim("here:" + i, i));
      there.add(lost.claim("there:" + i, i));
    }
    lose();
    assertThat(here).allSatisfy(id -> assertThat(survivor.state(id)).isEqualTo("POSTED"));

    rejoin();

    assertThat(lost.facts().values()).containsOnly("POSTED", "BEYOND_CUT");
    assertThat(lost.state(there.get(there.size() - 1))).isEqualTo("BEYOND_CUT");
    sites.checkEqual();
  }

  @Test
  void siteWithAnEmptyDiskIsRebuiltInTheSurvivorsLocalOrder() {
    history();
    lose();
    UUID alone = survivor.claim("transfer:alone", 50);
    lost.installDatabase();
    sites.writeStates(lost);

    rejoin();

    sites.checkEqual();
    assertThat(lost.localOrder()).isEqualTo(survivor.localOrder());
    assertThat(lost.state(alone)).isEqualTo("POSTED");
    assertThat(mode(lost)).isEqualTo(DecisionMode.BOTH_SITES);
    lost.claim("transfer:after", 60);
    sites.settle();
    sites.checkEqual();
  }

  @Test
  void siteThatNeverWroteAnythingIsRebuiltToo() {
    sites.settle();
    survivor.note();
    lose();
    lost.installDatabase();
    sites.writeStates(lost);

    rejoin();

    sites.checkEqual();
    lost.note();
    sites.settle();
    sites.checkEqual();
  }

  @Test
  void siteIsRebuiltOnlyUnderARegencyEvenIfItsLossWasNeverNoticed() {
    survivor.note();
    sites.settle();
    lost.installDatabase();
    sites.decide(lost, "REJOINING", true, survivor, lost);
    for (int round = 0; round < 20; round++) {
      lost.watch();
      sites.both().forEach(site -> site.pass(1_100));
      sites.both().forEach(TestSite::publish);
      sites.both().forEach(sites::deliverFrom);
    }

    rejoinFromHere();

    assertThat(survivor.count("select count(*) from journal.regency")).isEqualTo(1);
    assertThat(mode(lost)).isEqualTo(DecisionMode.BOTH_SITES);
    sites.checkEqual();
  }

  @Test
  void factThatWasSupersededStaysSoAtASiteThatIsRebuilt() {
    sites.settle();
    lost.claim("transfer:1", 1);
    UUID loser = survivor.claim("transfer:1", 2);
    survivor.publish();
    sites.deliverFrom(survivor);
    assertThat(survivor.state(loser)).isEqualTo("SUPERSEDED");
    lose();
    lost.installDatabase();

    rejoinAfterProbes();

    assertThat(lost.state(loser)).isEqualTo("SUPERSEDED");
    sites.checkEqual();
  }

  @Test
  void siteThatNeverWroteInItsLastLifeIsRebuilt() {
    lose();
    rejoin();
    lose();
    survivor.note();
    sites.decide(lost, "REJOINING", true, survivor, lost);
    for (int round = 0; round < 3; round++) {
      sites.both().forEach(site -> site.pass(1_100));
      survivor.publish();
      sites.deliverFrom(survivor);
      lost.step();
      lost.publish();
    }
    survivor.take(lost.batches.getLast());
    assertThat(survivor.head().of(lost.name).incarnation().value()).isEqualTo(3);
    sites.decide(lost, "LOST", false, survivor);
    lost.installDatabase();

    rejoinAfterProbes();

    assertThat(lost.head().of(lost.name).incarnation().value()).isEqualTo(4);
    sites.checkEqual();
  }

  @Test
  void rebuildSurvivesRestartsOfBothSites() {
    history();
    lose();
    lost.installDatabase();
    sites.decide(lost, "REJOINING", true, survivor, lost);
    for (int round = 0; round < 12; round++) {
      sites.both().forEach(site -> site.pass(1_100));
      sites.both().forEach(TestSite::boot);
      sites.both().forEach(TestSite::publish);
      sites.both().forEach(TestSite::watch);
      sites.deliverFrom(survivor);
    }

    rejoinFromHere();

    sites.checkEqual();
    assertThat(lost.localOrder()).isEqualTo(survivor.localOrder());
  }

  @Test
  void claimsAreHeldAgainAfterARebuild() {
    history();
    lose();
    lost.installDatabase();
    sites.writeStates(lost);
    rejoin();

    assertThatThrownBy(() -> lost.claim("transfer:here:3", 99)).hasMessageContaining("held");
    assertThatThrownBy(() -> lost.claim("transfer:there:3", 99)).hasMessageContaining("held");
  }

  @Test
  void returningDatabaseThatIsShorterThanTheCutIsRefused() {
    lost.note();
    sites.settle();
    lose();
    lost.execute("update journal.life set number = number - 1, digest = sha256('x')");
    lost.execute("delete from journal.entry where origin = ?", lost.name.value());
    lost.boot();
    sites.decide(lost, "REJOINING", true, survivor, lost);
    survivor.pass(1_100);
    survivor.publish();
    sites.deliverFrom(survivor);

    assertThat(lost.query("select reason from journal.quarantine").toString())
        .contains("must be wiped");
    assertThat(mode(survivor)).isEqualTo(DecisionMode.ALONE);
  }

  @Test
  void returningDatabaseWithAnotherHistoryIsRefused() {
    lost.note();
    sites.settle();
    lose();
    lost.execute("update journal.life set digest = sha256('another history')");
    lost.execute(
        "update journal.entry set digest = sha256('another history') where origin = ?",
        lost.name.value());
    sites.decide(lost, "REJOINING", true, survivor, lost);
    survivor.pass(1_100);
    survivor.publish();
    sites.deliverFrom(survivor);

    assertThat(lost.query("select refused from journal.applied_position").toString())
        .contains("CUT_MISMATCH");
    assertThat(lost.query("select reason from journal.quarantine")).isNotEmpty();
  }

  @Test
  void databaseThatWasSwappedCannotContinueTheStream() {
    sites.settle();
    lost.installDatabase();
    sites.writeStates(lost);
    lost.execute(
        "update site.site_state set database_identity = ? where site = ?",
        UUID.randomUUID(),
        lost.name.value());

    lost.watch();
    lost.publish();

    assertThat(lost.batches).isEmpty();
    assertThatThrownBy(lost::note)
        .isInstanceOf(SiteClosedException.class)
        .hasMessageContaining("not the one that was admitted");
  }

  /** A history in which both streams depend on each other, claims clashed and a cut was made. */
  private void history() {
    for (int i = 0; i < 8; i++) {
      survivor.note();
      survivor.claim("transfer:here:" + i, i);
      lost.claim("transfer:there:" + i, i);
      if (i % 2 == 0) {
        survivor.claim("both:" + i, 10 + i);
        lost.claim("both:" + i, 11 + i);
      }
      sites.settle();
      lost.note();
    }
    sites.settle();
    lost.claim("beyond", 1);
    lost.note();
    lose();
    rejoin();
    lost.claim("second life", 2);
    sites.settle();
    sites.checkEqual();
  }

  private void lose() {
    sites.decide(lost, "LOST", false, survivor, lost);
    survivor.watch();
  }

  private void rejoin() {
    sites.decide(lost, "REJOINING", true, survivor, lost);
    rejoinFromHere();
  }

  /** The survivor starts again and again, so that it begins with empty batches. */
  private void rejoinAfterProbes() {
    sites.decide(lost, "REJOINING", true, survivor, lost);
    for (int round = 0; round < 4; round++) {
      survivor.boot();
      sites.both().forEach(TestSite::watch);
      sites.both().forEach(site -> site.pass(1_100));
      survivor.publish();
      survivor.batches.stream().limit(1).forEach(lost::take);
      lost.receipts.forEach(survivor::take);
      lost.receipts.clear();
    }
    rejoinFromHere();
  }

  private void rejoinFromHere() {
    sites.settle();
    admit();
  }

  private void admit() {
    assertThat(lost.query("select * from journal.regency where ended_at is null"))
        .as("the regency has not ended")
        .isEmpty();
    sites.decide(lost, "ACTIVE", false, survivor, lost);
    sites.settle();
  }

  private static DecisionMode mode(TestSite site) {
    return site.inTransaction(() -> site.journal.enter()).mode();
  }
}
