package dev.twinsite.ops.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.quorum.Decision;
import dev.twinsite.site.Epoch;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChronicleTest {

  private static final Instant FIRE = Instant.parse("2022-10-15T06:19:00Z");

  @TempDir Path disk;

  private final List<Decision> history = new ArrayList<>();

  @Test
  void aLossIsToldInBothLanguagesAndWithoutTheWordsOfTheOrder() {
    decide(2, "DeclareLost pangyo", "minji", "the batteries burn, call Junho", FIRE);
    Notice notice = told(FIRE.plusSeconds(1)).get(0);
    assertThat(notice.open()).isTrue();
    assertThat(notice.subject()).isEqualTo("pangyo");
    assertThat(notice.since()).isEqualTo(FIRE);
    assertThat(notice.en().what()).isEqualTo("The site pangyo is lost.");
    assertThat(notice.en().affected()).contains("Messages and payments continue at ansan");
    assertThat(notice.ko().affected()).contains("메시지와 결제는 ansan에서");
    assertThat(notice.nextUpdate()).isEqualTo(FIRE.plus(Chronicle.NEWS_EVERY));
    assertThat(notice.toString()).doesNotContain("batteries").doesNotContain("Junho");
  }

  @Test
  void aLossIsOneNoticeFromItsBeginningToItsEnd() {
    decide(2, "DeclareLost pangyo", "quorum", "missed", FIRE);
    decide(3, "Rejoin pangyo", "minji", "power is back", FIRE.plusSeconds(600));
    decide(4, "DeclareLost pangyo", "quorum", "missed", FIRE.plusSeconds(660));
    decide(5, "Rejoin pangyo", "minji", "power is back", FIRE.plusSeconds(720));
    decide(6, "Activate pangyo", "ansan-ops", "caught up", FIRE.plusSeconds(900));
    List<Notice> notices = told(FIRE.plus(Duration.ofDays(2)));
    assertThat(notices).hasSize(1);
    Notice notice = notices.get(0);
    assertThat(notice.open()).isFalse();
    assertThat(notice.duration()).contains(Duration.ofSeconds(900));
    assertThat(notice.nextUpdate()).isNull();
    assertThat(notice.en().cause()).contains("witness");
    assertThat(notice.bulletins())
        .extracting(said -> said.en().what())
        .containsExactly(
            "The site pangyo is lost.",
            "The site pangyo is back and is catching up.",
            "The site pangyo was lost again while it came back.",
            "The site pangyo is back and is catching up.",
            "The site pangyo is active again.");
  }

  @Test
  void theNextLossIsAnotherNotice() {
    decide(2, "DeclareLost pangyo", "quorum", "missed", FIRE);
    decide(3, "Rejoin pangyo", "minji", "back", FIRE.plusSeconds(60));
    decide(4, "Activate pangyo", "ansan-ops", "caught up", FIRE.plusSeconds(90));
    decide(5, "DeclareLost ansan", "quorum", "missed", FIRE.plusSeconds(120));
    assertThat(told(FIRE.plusSeconds(130)))
        .extracting(Notice::subject, Notice::open)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("ansan", true),
            org.assertj.core.api.Assertions.tuple("pangyo", false));
  }

  @Test
  void whoeverWasPromisedNewsGetsIt() {
    decide(2, "Drain ansan", "minji", "new disks", FIRE);
    Notice notice = told(FIRE.plus(Chronicle.NEWS_EVERY.multipliedBy(2))).get(0);
    assertThat(notice.bulletins()).hasSize(3);
    assertThat(notice.en().what()).isEqualTo("The site ansan is out for planned work.");
    assertThat(notice.nextUpdate()).isEqualTo(FIRE.plus(Chronicle.NEWS_EVERY.multipliedBy(3)));
  }

  @Test
  void whatChangesNothingForThePublicIsNotTold() {
    decide(1, "Genesis", "pangyo-ops", "first start of both sites", FIRE);
    decide(1, "Leave it to people, prefer ansan", "minji", "drill", FIRE);
    decide(1, "Seat witness~4f1c", "pangyo-ops", "its log was lost", FIRE);
    assertThat(told(FIRE.plusSeconds(1))).isEmpty();
  }

  @Test
  void bothSitesComeToTheSameNoticesAndKeepThem() {
    decide(2, "DeclareLost pangyo", "quorum", "missed", FIRE);
    Notices one = kept("one", FIRE.plusSeconds(5));
    Notices other = kept("other", FIRE.plusSeconds(9));
    assertThat(one.digest()).isEqualTo(other.digest());
    other.add(List.of(anEdit(one.all().get(0))));
    assertThat(one.digest()).isNotEqualTo(other.digest());
    one.add(other.toShare());
    assertThat(one.all()).isEqualTo(other.all());
    assertThat(one.all().get(0).en().cause()).isEqualTo("A fire.");
    assertThat(new Notices(disk.resolve("one")).all()).isEqualTo(other.all());
  }

  @Test
  void theOldestAreForgottenForGood() {
    for (int i = 0; i < Notices.KEPT + 5; i++) {
      Instant at = FIRE.plusSeconds(i * 100L);
      decide(3 * i + 2, "DeclareLost pangyo", "quorum", "missed", at);
      decide(3 * i + 3, "Rejoin pangyo", "minji", "back", at.plusSeconds(10));
      decide(3 * i + 4, "Activate pangyo", "ansan-ops", "caught up", at.plusSeconds(20));
    }
    Notices notices = kept("one", FIRE.plusSeconds(100_000));
    String before = notices.digest();
    notices.add(Chronicle.of(List.of("ansan", "pangyo"), history, FIRE.plusSeconds(100_001)));
    assertThat(notices.all()).hasSize(Notices.KEPT);
    assertThat(notices.digest()).isEqualTo(before);
  }

  @Test
  void aLinkThatIsCutForLongIsToldAndTheSameNoticeAtBothSites() {
    LinkNews pangyo = new LinkNews("pangyo", "ansan");
    LinkNews ansan = new LinkNews("ansan", "pangyo");
    LinkNews.Sight cut = new LinkNews.Sight(Optional.of(false), true, 4);
    LinkNews.Sight well = new LinkNews.Sight(Optional.of(true), true, 4);
    assertThat(pangyo.look(List.of(), well, FIRE.minusSeconds(9))).isEmpty();
    assertThat(ansan.look(List.of(), well, FIRE.minusSeconds(9))).isEmpty();
    assertThat(pangyo.look(List.of(), cut, FIRE)).isEmpty();
    assertThat(ansan.look(List.of(), cut, FIRE.plusSeconds(1))).isEmpty();
    var here = pangyo.look(List.of(), cut, FIRE.plus(LinkNews.PATIENCE));
    var there = ansan.look(List.of(), cut, FIRE.plus(LinkNews.PATIENCE).plusSeconds(1));
    assertThat(here).hasSize(1);
    assertThat(there.get(0).notice()).isEqualTo(here.get(0).notice());
    Notice notice = Notice.of(here);
    var end =
        pangyo.look(
            List.of(notice), new LinkNews.Sight(Optional.of(true), true, 4), FIRE.plusSeconds(60));
    assertThat(Notice.of(List.of(here.get(0), end.get(0))).duration())
        .contains(Duration.ofSeconds(60));
  }

  @Test
  void aSiteThatBootsIsNoCutLink() {
    LinkNews pangyo = new LinkNews("pangyo", "ansan");
    LinkNews.Sight cut = new LinkNews.Sight(Optional.of(false), true, 1);
    assertThat(pangyo.look(List.of(), cut, FIRE)).isEmpty();
    assertThat(pangyo.look(List.of(), cut, FIRE.plus(LinkNews.PATIENCE))).isEmpty();
    assertThat(pangyo.look(List.of(), cut, FIRE.plus(LinkNews.PATIENCE_AT_START))).hasSize(1);
  }

  private static Bulletin anEdit(Notice notice) {
    return new Bulletin(
        Bulletin.idOf("edit"),
        notice.id(),
        notice.subject(),
        Bulletin.Kind.UPDATED,
        FIRE.plusSeconds(60),
        "minji",
        new Text(null, null, null, "A fire."),
        new Text(null, null, null, "화재."),
        null);
  }

  private void decide(long epoch, String what, String by, String reason, Instant at) {
    history.add(0, new Decision(new Epoch(epoch), what, by, reason, at));
  }

  private List<Notice> told(Instant now) {
    return kept("told", now).all();
  }

  private Notices kept(String name, Instant now) {
    Path directory = disk.resolve(name);
    assertThat(directory.toFile().mkdirs()).isTrue();
    Notices notices = new Notices(directory);
    notices.add(Chronicle.of(List.of("ansan", "pangyo"), history, now));
    return notices;
  }
}
