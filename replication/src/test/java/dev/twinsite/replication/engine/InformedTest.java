package dev.twinsite.replication.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.replication.protocol.Batch;
import dev.twinsite.replication.protocol.BatchHeader;
import dev.twinsite.replication.protocol.StreamBatch;
import dev.twinsite.site.Position;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node that starts knows when it has learnt what the other site did while it was away. */
class InformedTest {

  private final TwoSites sites = TwoSites.admitted();
  private final TestSite pangyo = sites.pangyo;
  private final TestSite ansan = sites.ansan;

  @BeforeEach
  void startAnsanWhilePangyoGoesOn() {
    sites.settle();
    pangyo.note();
    ansan.start();
  }

  @AfterEach
  void close() throws Exception {
    sites.close();
  }

  @Test
  void whatWasKnownBeforeTheStartDoesNotCount() {
    assertThat(ansan.status().informed()).isFalse();
  }

  @Test
  void siteThatHoldsAllThatTheOtherOneHeldIsInformed() {
    sites.settle();

    assertThat(ansan.status().informed()).isTrue();
  }

  @Test
  void batchThatWasPutTogetherBeforeTheStartDoesNotInform() {
    sites.settle();
    pangyo.pass(1_100);
    pangyo.publish();
    Batch onItsWay = pangyo.batches.getLast();
    pangyo.note();
    ansan.start();

    ansan.take(onItsWay);

    assertThat(ansan.status().informed()).isFalse();
  }

  @Test
  void emptyBatchThatAnswersTheStartInforms() {
    sites.settle();
    ansan.start();
    pangyo.pass(1_100);
    pangyo.publish();
    sites.deliverFrom(pangyo);
    assertThat(ansan.status().informed()).isFalse();

    pangyo.publish();
    sites.deliverFrom(pangyo);

    assertThat(ansan.status().informed()).as(sites::view).isTrue();
  }

  @Test
  void startThatWasAnsweredIsNotAnsweredAgain() {
    sites.settle();
    ansan.start();
    pangyo.pass(1_100);
    pangyo.publish();
    sites.deliverFrom(pangyo);
    pangyo.publish();
    pangyo.batches.clear();

    pangyo.publish();

    assertThat(pangyo.batches).isEmpty();
  }

  @Test
  void siteThatHoldsOnlyAPartIsNotInformed() {
    sites.settle();
    ansan.start();
    StreamBatch answer = (StreamBatch) answerOf(pangyo);

    ansan.take(with(answer, header -> further(header)));
    assertThat(ansan.status().informed()).isFalse();

    ansan.take(answer);
    assertThat(ansan.status().informed()).isTrue();
  }

  @Test
  void whatIsCommittedWithoutAPlaceIsMissingToo() {
    sites.settle();
    ansan.start();
    pangyo.pass(1_100);
    pangyo.publish();
    sites.deliverFrom(pangyo);
    appendMoreThanOneBatch(pangyo);

    pangyo.pass(10);
    TestSite.unchecked(pangyo.parts.publisher()::turn);
    ansan.take(pangyo.batches.poll());
    assertThat(ansan.status().informed()).isFalse();

    sites.settle();
    assertThat(ansan.status().informed()).isTrue();
  }

  @Test
  void twoSitesThatStartAtOnceDoNotWaitForEachOther() {
    pangyo.start();

    sites.settle();

    sites.both().forEach(site -> assertThat(site.status().informed()).as(sites::view).isTrue());
  }

  @Test
  void originOfAnEarlierVersionInformsByItsHeadAlone() {
    sites.settle();
    ansan.start();
    StreamBatch probe = (StreamBatch) answerOf(pangyo);

    ansan.take(with(probe, header -> answering(header, Optional.empty())));

    assertThat(ansan.status().informed()).isTrue();
  }

  @Test
  void siteThatDecidesAloneHasNothingToWaitFor() {
    sites.decide(pangyo, "LOST", false, ansan);
    ansan.watch();

    assertThat(ansan.status().informed()).isTrue();
  }

  /** What a site sends after it has heard of the other one's start. */
  private Batch answerOf(TestSite site) {
    site.pass(1_100);
    site.publish();
    sites.deliverFrom(site);
    site.publish();
    return site.batches.poll();
  }

  private static void appendMoreThanOneBatch(TestSite site) {
    site.query(
        "select count(journal.append('"
            + site.name
            + "', 'note', gen_random_uuid(), false, null, 1, '{}', '')) from generate_series(1, 1200)");
  }

  private static StreamBatch with(StreamBatch batch, UnaryOperator<BatchHeader> change) {
    return new StreamBatch(
        change.apply(batch.header()), batch.predecessor(), batch.before(), batch.events());
  }

  private static BatchHeader further(BatchHeader header) {
    Optional<Position> further = header.head().map(head -> head.next().next());
    return changed(header, further, header.answering());
  }

  private static BatchHeader answering(BatchHeader header, Optional<Set<UUID>> starts) {
    return changed(header, header.head(), starts);
  }

  private static BatchHeader changed(
      BatchHeader header, Optional<Position> head, Optional<Set<UUID>> answering) {
    return new BatchHeader(
        header.origin(),
        header.originIdentity(),
        header.kinds(),
        header.receipt(),
        header.heard(),
        header.sentAt(),
        head,
        answering);
  }
}
