package dev.twinsite.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.app.sync.SmallSite;
import dev.twinsite.identity.Username;
import dev.twinsite.identity.token.TokenHolder;
import dev.twinsite.replication.Cursor;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SitePair;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LiveConnectionTest {

  private static final Duration INTRODUCTION = Duration.ofSeconds(5);
  private static final Duration SILENCE = Duration.ofSeconds(60);
  private static final Username MINJI = new Username("minji");

  private final RecordedWire wire = new RecordedWire();
  private final LiveConnection connection = new LiveConnection(wire, new AtomicLong(), 0);

  @Test
  void strangerHasASoonerEndThanSomebodyWhoWasLetIn() {
    assertThat(isSilentAt(5)).isFalse();
    assertThat(isSilentAt(6)).isTrue();

    letMinjiIn();

    assertThat(isSilentAt(60)).isFalse();
    assertThat(isSilentAt(61)).isTrue();
  }

  @Test
  void signOfLifeBuysTime() {
    letMinjiIn();
    connection.hear(Duration.ofSeconds(20).toNanos());

    assertThat(isSilentAt(80)).isFalse();
    assertThat(isSilentAt(81)).isTrue();
  }

  @Test
  void typingIsToldOnceInAWhile() {
    Duration pause = Duration.ofSeconds(2);

    assertThat(connection.mayType(0, pause)).isTrue();
    assertThat(connection.mayType(pause.toNanos() - 1, pause)).isFalse();
    assertThat(connection.mayType(pause.toNanos(), pause)).isTrue();
  }

  private void letMinjiIn() {
    var site = new SmallSite(new SitePair(new SiteName("pangyo"), new SiteName("ansan")));
    var holder = new TokenHolder(MINJI, "", Instant.MAX);
    connection.letIn("token", holder, site.news.reader(MINJI, Cursor.START));
  }

  private boolean isSilentAt(long seconds) {
    return connection.isSilent(Duration.ofSeconds(seconds).toNanos(), INTRODUCTION, SILENCE);
  }
}
