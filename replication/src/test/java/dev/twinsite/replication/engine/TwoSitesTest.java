package dev.twinsite.replication.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.replication.ClaimTakenException;
import dev.twinsite.replication.JournalObserver;
import dev.twinsite.replication.fixture.Facts;
import dev.twinsite.replication.protocol.Batch;
import dev.twinsite.replication.protocol.Receipt;
import dev.twinsite.replication.protocol.Refusal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two sites over real databases, moved one step at a time. */
class TwoSitesTest {

  private final TwoSites sites = TwoSites.admitted();
  private final TestSite pangyo = sites.pangyo;
  private final TestSite ansan = sites.ansan;

  @AfterEach
  void close() throws Exception {
    sites.close();
  }

  @Test
  void whatOneSiteWritesTheOtherOneHolds() {
    UUID note = pangyo.note();
    UUID claim = ansan.claim("transfer:1", 5);

    sites.settle();

    assertThat(ansan.state(note)).isEqualTo("EFFECTIVE");
    assertThat(ansan.state(claim)).isEqualTo("POSTED");
    sites.checkEqual();
  }

  @Test
  void decisiveFactIsPendingUntilAReceiptCoversIt() {
    sites.settle();
    UUID claim = pangyo.claim("transfer:1", 5);
    pangyo.publish();
    assertThat(pangyo.state(claim)).isEqualTo("PENDING");

    Receipt receipt = ansan.take(pangyo.batches.getLast()).orElseThrow();
    assertThat(ansan.state(claim)).isEqualTo("POSTED");
    assertThat(pangyo.state(claim)).isEqualTo("PENDING");

    pangyo.take(receipt);
    assertThat(pangyo.state(claim)).isEqualTo("POSTED");
    sites.checkSound();
  }

  @Test
  void operatorsSeeHowMuchIsPending() {
    sites.settle();
    pangyo.claim("transfer:1", 5);
    pangyo.claim("transfer:2", 5);
    pangyo.note();
    assertThat(pangyo.status().pending()).isEqualTo(2);

    sites.settle();

    assertThat(pangyo.status().pending()).isZero();
  }

  @Test
  void whoeverObservesIsToldOfEveryPut() {
    List<String> told = new ArrayList<>();
    pangyo.observer = puts(told);
    pangyo.boot();
    sites.settle();
    told.clear();
    pangyo.note();
    pangyo.note();
    pangyo.publish();
    pangyo.failPuts(true);
    pangyo.note();
    pangyo.publish();

    assertThat(told).containsExactly("2 sent", "failed");
  }

  private static JournalObserver puts(List<String> told) {
    return new JournalObserver() {
      @Override
      public void sent(int events, int bytes, Duration took) {
        told.add(events + " sent");
      }

      @Override
      public void notSent(Duration took) {
        told.add("failed");
      }
    };
  }

  @Test
  void publisherLingersOnceEverythingIsAcross() throws Exception {
    sites.settle();
    pangyo.note();
    assertThat(pangyo.parts.publisher().lingerLeft()).as("after a pause").isZero();

    pangyo.parts.publisher().turn();
    assertThat(pangyo.parts.publisher().lingerLeft()).isEqualTo(pangyo.config.linger());

    pangyo.pass(pangyo.config.linger().toMillis());
    assertThat(pangyo.parts.publisher().lingerLeft()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"1, 5", "12, 12", "25, 25", "400, 25"})
  void publisherLingersAsLongAsABatchTakesWithinBounds(int millis, int lingers) throws Exception {
    sites.settle();
    pangyo.outbox.meanwhile(() -> pangyo.pass(millis));
    pangyo.note();

    pangyo.parts.publisher().turn();

    assertThat(pangyo.parts.publisher().lingerLeft()).isEqualTo(Duration.ofMillis(lingers));
  }

  @Test
  void publisherDoesNotLingerWhileABacklogWaits() throws Exception {
    sites.settle();
    int full = pangyo.config.batchEventsMax();
    pangyo.inTransaction(() -> appendNotes(full + 1));

    pangyo.parts.publisher().turn();
    assertThat(pangyo.batches.getLast().size()).isEqualTo(full);
    assertThat(pangyo.parts.publisher().lingerLeft()).isZero();

    pangyo.parts.publisher().turn();
    assertThat(pangyo.parts.publisher().lingerLeft()).isEqualTo(pangyo.config.linger());
  }

  private int appendNotes(int count) {
    for (int i = 0; i < count; i++) {
      pangyo.stores.own().append(Facts.note(UUID.randomUUID()));
    }
    return count;
  }

  @Test
  void putThatReturnsWithNothingAppliedPostsNothing() {
    sites.settle();
    UUID claim = pangyo.claim("transfer:1", 5);

    for (int attempt = 0; attempt < 5; attempt++) {
      pangyo.publish();
      pangyo.batches.clear();
      pangyo.pass(1_100);
    }
    pangyo.publish();

    assertThat(pangyo.state(claim)).isEqualTo("PENDING");
    assertThat(pangyo.parts.publisher().isReachable()).hasValue(false);
    sites.settle();
    assertThat(pangyo.state(claim)).isEqualTo("POSTED");
    sites.checkEqual();
  }

  @Test
  void putThatFailedIsSentAgainWhenTheLinkHeals() {
    sites.settle();
    pangyo.failPuts(true);
    UUID note = pangyo.note();
    pangyo.publish();
    assertThat(pangyo.parts.publisher().isReachable()).hasValue(false);

    pangyo.failPuts(false);
    sites.settle();

    assertThat(ansan.state(note)).isEqualTo("EFFECTIVE");
    assertThat(pangyo.parts.publisher().isReachable()).hasValue(true);
    sites.checkEqual();
  }

  @Test
  void putThatFailedAfterTheCommitIsAcknowledgedByItsReceiptAllTheSame() {
    sites.settle();
    UUID claim = pangyo.claim("transfer:1", 5);
    pangyo.publish();
    Receipt receipt = ansan.take(pangyo.batches.poll()).orElseThrow();
    pangyo.failPuts(true);
    pangyo.publish();

    pangyo.take(receipt);

    assertThat(pangyo.state(claim)).isEqualTo("POSTED");
  }

  @Test
  void sameBatchTwiceIsAppliedOnce() {
    sites.settle();
    UUID note = pangyo.note();
    pangyo.publish();
    Batch batch = pangyo.batches.getLast();

    Receipt first = ansan.take(batch).orElseThrow();
    Receipt second = ansan.take(batch).orElseThrow();

    assertThat(second.upTo()).isEqualTo(first.upTo());
    assertThat(second.refusal()).isEmpty();
    assertThat(ansan.state(note)).isEqualTo("EFFECTIVE");
    sites.settle();
    sites.checkEqual();
  }

  @Test
  void batchThatLeavesAGapIsRefusedAndWhatIsMissingIsSentAgain() {
    sites.settle();
    UUID first = pangyo.note();
    pangyo.publish();
    Batch lost = pangyo.batches.poll();
    UUID second = pangyo.note();
    pangyo.publish();

    Receipt receipt = ansan.take(pangyo.batches.poll()).orElseThrow();

    assertThat(lost).isNotNull();
    assertThat(receipt.refusal()).contains(Refusal.GAP);
    assertThat(ansan.facts()).isEmpty();
    pangyo.take(receipt);
    sites.settle();
    assertThat(ansan.localOrder()).containsExactly(first, second);
    sites.checkEqual();
  }

  @Test
  void overlappingBatchesAreAppliedFromWhereTheReceiverStands() {
    sites.settle();
    pangyo.note();
    pangyo.publish();
    Batch small = pangyo.batches.poll();
    pangyo.note();
    for (int attempt = 0; attempt < 3; attempt++) {
      pangyo.pass(1_100);
      pangyo.publish();
    }
    ansan.take(small);

    pangyo.batches.forEach(ansan::take);

    sites.settle();
    assertThat(ansan.facts()).hasSize(2);
    sites.checkEqual();
  }

  @Test
  void receiptsThatAreRepeatedReorderedOrForeignChangeNothing() {
    sites.settle();
    pangyo.claim("transfer:1", 5);
    pangyo.publish();
    Receipt first = ansan.take(pangyo.batches.getLast()).orElseThrow();
    pangyo.take(first);
    UUID second = pangyo.claim("transfer:2", 6);
    pangyo.publish();
    Receipt later = ansan.take(pangyo.batches.getLast()).orElseThrow();

    pangyo.take(first);
    pangyo.take(foreign(later));
    assertThat(pangyo.state(second)).isEqualTo("PENDING");

    pangyo.take(later);
    pangyo.take(first);
    pangyo.take(later);
    assertThat(pangyo.state(second)).isEqualTo("POSTED");
    sites.settle();
    sites.checkEqual();
  }

  @Test
  void decisionsAreToldToTheOtherSiteOnceForEachReceipt() {
    sites.settle();
    pangyo.claim("transfer:1", 5);
    pangyo.claim("transfer:2", 6);
    sites.settle();

    String told = "select count(*) from journal.entry where kind = 'journal.acknowledged'";
    assertThat(pangyo.count(told)).isEqualTo(1);
    assertThat(ansan.count(told)).isEqualTo(1);
  }

  @Test
  void eventThatCannotBeAppliedIsIsolatedAndTheStreamGoesOn() {
    sites.settle();
    UUID before = pangyo.note();
    UUID sick = pangyo.note();
    UUID after = pangyo.note();
    ansan.facts.poison(sick, new IllegalStateException("cannot be applied"));

    sites.settle();

    assertThat(ansan.state(before)).isEqualTo("EFFECTIVE");
    assertThat(ansan.state(sick)).isEqualTo("UNKNOWN");
    assertThat(ansan.state(after)).isEqualTo("EFFECTIVE");
    assertThat(ansan.query("select event_id, step from journal.poison"))
        .containsExactly(List.of(sick, "apply"));
  }

  @Test
  void failingDatabaseIsNotTheEventsFault() {
    sites.settle();
    UUID note = pangyo.note();
    ansan.facts.poison(
        note, new IllegalStateException(new SQLException("deadlock detected", "40P01")));
    pangyo.publish();
    Batch batch = pangyo.batches.getLast();

    assertThatThrownBy(() -> ansan.take(batch)).hasStackTraceContaining("deadlock detected");

    assertThat(ansan.query("select * from journal.poison")).isEmpty();
    ansan.facts.heal(note);
    sites.settle();
    sites.checkEqual();
  }

  @Test
  void ownEventThatCannotBePostedIsIsolatedToo() {
    sites.settle();
    UUID sick = pangyo.claim("transfer:1", 1);
    UUID well = pangyo.claim("transfer:2", 2);
    pangyo.facts.poison(sick, new IllegalStateException("cannot be posted"));

    sites.settle();

    assertThat(pangyo.state(sick)).isEqualTo("PENDING");
    assertThat(pangyo.state(well)).isEqualTo("POSTED");
    assertThat(pangyo.query("select event_id, step from journal.poison"))
        .containsExactly(List.of(sick, "acknowledged"));
  }

  @Test
  void kindThatIsNotUnderstoodStopsTheStreamInFrontOfIt() {
    sites.settle();
    UUID note = pangyo.note();
    UUID claim = pangyo.claim("transfer:1", 5);
    UUID later = pangyo.note();
    ansan.facts.understand(Set.of(Facts.NOTE));

    sites.settle();
    assertThat(ansan.state(note)).isEqualTo("EFFECTIVE");
    assertThat(ansan.state(claim)).isEqualTo("UNKNOWN");
    assertThat(ansan.state(later)).isEqualTo("UNKNOWN");
    assertThat(ansan.query("select refused from journal.applied_position"))
        .containsExactly(List.of("UNKNOWN_KIND"));

    ansan.facts.understand(Set.of(Facts.NOTE, Facts.CLAIM));
    sites.settle();
    sites.checkEqual();
  }

  @Test
  void claimThatIsHeldCannotBeTakenAgain() {
    pangyo.claim("username:minji", 1);
    assertThatThrownBy(() -> pangyo.claim("username:minji", 2))
        .isInstanceOf(ClaimTakenException.class);

    sites.settle();

    assertThatThrownBy(() -> ansan.claim("username:minji", 3))
        .isInstanceOf(ClaimTakenException.class);
    sites.checkEqual();
  }

  @Test
  void restartInTheMiddleOfCatchingUpLosesAndRepeatsNothing() {
    sites.settle();
    List<UUID> notes = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      notes.add(pangyo.note());
      pangyo.publish();
      if (i % 7 == 3) {
        pangyo.batches.poll();
      }
      if (i % 10 == 5) {
        Stream.ofNullable(pangyo.batches.poll()).forEach(ansan::take);
        pangyo.boot();
      }
      if (i % 10 == 9) {
        ansan.boot();
      }
    }

    sites.settle();

    assertThat(ansan.localOrder()).containsExactlyElementsOf(notes);
    sites.checkEqual();
  }

  @Test
  void twoPublishersAtOnceAreHarmless() {
    sites.settle();
    Outbox second = new Outbox();
    Parts other =
        Parts.of(
            new Site(pangyo.config, System::nanoTime, System::currentTimeMillis, UUID::randomUUID),
            pangyo.stores,
            second,
            new TestSite.Silence(),
            pangyo.facts);
    for (int i = 0; i < 20; i++) {
      pangyo.claim("transfer:" + i, i);
      pangyo.publish();
      TestSite.unchecked(() -> other.publisher().turn());
      second.batches.forEach(ansan::take);
      second.batches.clear();
      sites.deliverFrom(pangyo);
    }

    sites.settle();

    sites.checkEqual();
  }

  @Test
  void nodeThatTakesOverTellsTheOthersThatTheOtherSiteIsOutOfReach() {
    sites.settle();
    pangyo.parts.publisher().release();
    pangyo.failPuts(true);
    pangyo.note();

    pangyo.publishFromSecondNode();

    assertThat(pangyo.stores.board().snapshot().reachable()).isFalse();
  }

  @Test
  void nodeThatTakesOverSaysNothingBeforeItHasFoundOut() {
    sites.settle();
    pangyo.parts.publisher().release();

    pangyo.publishFromSecondNode();

    assertThat(pangyo.parts.publisher().isReachable()).isEmpty();
    assertThat(pangyo.stores.board().snapshot().reachable()).isTrue();
  }

  @Test
  void publisherThatHasLostTheLeaseDoesNotSpeakForItsSite() {
    sites.settle();
    pangyo.execute("update journal.lease set boot_id = ?", UUID.randomUUID());

    pangyo.stores.incidents().link(false);

    assertThat(pangyo.stores.board().snapshot().reachable()).isTrue();
  }

  @Test
  void nodeThatPublishesAgainAfterAnotherOneStartsFromWhatIsAcknowledged() {
    sites.settle();
    pangyo.note();
    pangyo.publish();
    pangyo.batches.clear();
    pangyo.parts.publisher().release();
    pangyo.publish();
    assertThat(pangyo.parts.publisher().isReachable()).isEmpty();

    sites.settle();

    assertThat(pangyo.parts.publisher().isReachable()).hasValue(true);
    sites.checkEqual();
  }

  @Test
  void batchOfAForeignDatabaseIsRefused() {
    sites.settle();
    UUID note = pangyo.note();
    pangyo.execute("update site.identity set database_identity = ?", UUID.randomUUID());
    pangyo.execute("update site.site_state set database_identity = null where site = 'pangyo'");
    pangyo.publish();

    Optional<Receipt> receipt = ansan.take(pangyo.batches.getLast());

    assertThat(receipt.flatMap(Receipt::refusal)).contains(Refusal.FOREIGN_DATABASE);
    assertThat(ansan.state(note)).isEqualTo("UNKNOWN");
  }

  @Test
  void databaseThatWasRestoredFromABackupClosesItself() {
    UUID note = pangyo.note();
    sites.settle();
    assertThat(ansan.state(note)).isEqualTo("EFFECTIVE");
    forgetOwnStream(pangyo);
    pangyo.publish();

    sites.deliverFrom(pangyo);

    assertThat(pangyo.query("select reason from journal.quarantine").toString())
        .contains("must be wiped");
    assertThatThrownBy(pangyo::note).hasMessageContaining("must be wiped");
  }

  @Test
  void databaseThatWentOnAfterItWasRestoredClosesItself() {
    sites.settle();
    Receipt first = ansan.lastReceipt();
    pangyo.claim("transfer:1", 5);
    pangyo.publish();
    Receipt later = ansan.take(pangyo.batches.getLast()).orElseThrow();

    pangyo.take(otherHistory(later, first));

    assertThat(pangyo.query("select reason from journal.quarantine").toString())
        .contains("another history");
    assertThatThrownBy(pangyo::note).hasMessageContaining("must be wiped");
  }

  @Test
  void publisherWhoseClockWentBackIsHeardAllTheSame() {
    sites.settle();
    pangyo.pass(3_600_000);
    pangyo.note();
    sites.settle();
    pangyo.clockGoesBack(3_600_000);
    pangyo.boot();
    UUID note = pangyo.note();

    sites.settle();

    assertThat(ansan.state(note)).isEqualTo("EFFECTIVE");
    sites.checkEqual();
  }

  private static void forgetOwnStream(TestSite site) {
    site.execute("delete from journal.entry where origin = ?", site.name.value());
    site.execute("delete from journal.life");
    site.execute("delete from journal.acknowledged");
    site.execute("delete from journal.applied_position");
    site.boot();
    site.watch();
  }

  private static Receipt foreign(Receipt receipt) {
    return new Receipt(
        receipt.receiver(),
        UUID.randomUUID(),
        receipt.origin(),
        receipt.upTo(),
        receipt.since(),
        receipt.superseded(),
        receipt.rebuildFrom(),
        receipt.refusal(),
        receipt.answersSentAt(),
        receipt.kinds(),
        receipt.asking());
  }

  private static Receipt otherHistory(Receipt receipt, Receipt digestOf) {
    return new Receipt(
        receipt.receiver(),
        receipt.receiverIdentity(),
        receipt.origin(),
        new dev.twinsite.replication.protocol.Mark(
            receipt.upTo().position(), digestOf.upTo().digest()),
        receipt.since(),
        receipt.superseded(),
        receipt.rebuildFrom(),
        receipt.refusal(),
        receipt.answersSentAt(),
        receipt.kinds(),
        receipt.asking());
  }
}
