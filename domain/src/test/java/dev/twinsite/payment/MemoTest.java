package dev.twinsite.payment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MemoTest {

  @Test
  void memoSaysSomethingOrIsLeftOut() {
    assertThatThrownBy(() -> new Memo("")).hasMessageContaining("memo has 0");
  }
}
