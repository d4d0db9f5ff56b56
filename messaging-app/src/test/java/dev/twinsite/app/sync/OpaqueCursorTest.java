package dev.twinsite.app.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.replication.Cursor;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpaqueCursorTest {

  @Test
  void whatWasWrittenIsRead() {
    for (Cursor cursor :
        List.of(
            Cursor.START, Cursor.parse("ansan:1/12,pangyo:3/4711"), Cursor.parse("ansan:2/0"))) {
      assertThat(OpaqueCursor.read(OpaqueCursor.write(cursor))).isEqualTo(cursor);
    }
  }

  @Test
  void aCursorNeedsNoEscapingInAUrl() {
    assertThat(OpaqueCursor.write(Cursor.parse("ansan:1/12,pangyo:3/4711"))).matches("[\\w-]+");
  }

  @Test
  void whatNoSiteHasWrittenIsRefused() {
    for (String text : List.of("", "zzz", "1!", "1AAAA", "2", "ansan:1/12", "1".repeat(1_000))) {
      assertThatThrownBy(() -> OpaqueCursor.read(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("since is not a cursor");
    }
  }
}
