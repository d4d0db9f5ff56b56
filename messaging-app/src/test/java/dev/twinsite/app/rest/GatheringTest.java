package dev.twinsite.app.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GatheringTest {

  private final Deque<Runnable> threads = new ArrayDeque<>();
  private final List<List<Integer>> looks = new ArrayList<>();
  private final Gathering<Integer, String> gathering = new Gathering<>(threads::add, this::look);

  private Function<Integer, String> look(List<Integer> keys) {
    looks.add(keys);
    if (keys.contains(13)) {
      throw new IllegalStateException("expected");
    }
    return key -> "found " + key;
  }

  @Test
  void whatIsAskedBeforeALookBeginsSharesIt() {
    CompletionStage<String> one = gathering.ask(1);
    CompletionStage<String> two = gathering.ask(2);
    CompletionStage<String> again = gathering.ask(1);
    runThreads();
    assertThat(looks).containsExactly(List.of(1, 2));
    assertThat(List.of(one, two, again))
        .extracting(it -> it.toCompletableFuture().join())
        .containsExactly("found 1", "found 2", "found 1");
  }

  @Test
  void whatIsAskedWhileALookIsUnderWaySharesTheNext() {
    gathering.ask(1).thenRun(() -> List.of(2, 3).forEach(gathering::ask));
    runThreads();
    assertThat(looks).containsExactly(List.of(1), List.of(2, 3));
  }

  @Test
  void aLookThatFailsFailsForThoseWhoSharedItAlone() {
    CompletableFuture<String> unlucky = gathering.ask(13).toCompletableFuture();
    CompletableFuture<String> companion = gathering.ask(14).toCompletableFuture();
    runThreads();
    CompletableFuture<String> later = gathering.ask(14).toCompletableFuture();
    runThreads();
    assertThat(unlucky).isCompletedExceptionally();
    assertThat(companion).isCompletedExceptionally();
    assertThat(later).isCompletedWithValue("found 14");
  }

  @Test
  void oneLookIsBounded() {
    IntStream.range(100, 100 + Gathering.MOST + 1).forEach(gathering::ask);
    runThreads();
    assertThat(looks).extracting(List::size).containsExactly(Gathering.MOST, 1);
  }

  private void runThreads() {
    while (!threads.isEmpty()) {
      threads.remove().run();
    }
  }
}
