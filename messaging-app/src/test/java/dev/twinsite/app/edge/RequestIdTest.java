package dev.twinsite.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class RequestIdTest {

  private final Deque<Runnable> later = new ArrayDeque<>();
  private final List<String> seen = new ArrayList<>();

  @Test
  void whatIsDoneLaterForARequestStillBearsItsName() {
    RequestId.workOn("first", () -> RequestId.carriedTo(later::add).execute(this::look));
    RequestId.workOn("second", () -> RequestId.carriedTo(later::add).execute(this::look));
    RequestId.carriedTo(later::add).execute(this::look);

    RequestId.workOn("another", this::drain);

    assertThat(seen).containsExactly("first", "second", "another");
    assertThat(RequestId.current()).isEmpty();
  }

  @Test
  void aThreadForgetsTheRequestThatItHasWorkedOn() {
    Executor here = Runnable::run;
    RequestId.workOn(
        "outer",
        () -> {
          RequestId.workOn("inner", () -> RequestId.carriedTo(here).execute(this::look));
          look();
        });

    assertThat(seen).containsExactly("inner", "outer");
    assertThat(RequestId.current()).isEmpty();
  }

  private void look() {
    seen.add(RequestId.current().orElse("nobody"));
  }

  private void drain() {
    later.forEach(Runnable::run);
  }
}
