package dev.twinsite.app.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.event.DomainEvent;
import dev.twinsite.event.MemberAdded;
import dev.twinsite.event.MemberRemoved;
import dev.twinsite.event.MessagePosted;
import dev.twinsite.event.RoomOpened;
import dev.twinsite.identity.Username;
import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.MessageText;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.messaging.RoomName;
import dev.twinsite.messaging.RoomOpening;
import dev.twinsite.replication.Cursor;
import dev.twinsite.replication.JournalEntry;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SitePair;
import dev.twinsite.time.HybridTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NewsRoundsTest {

  private static final SiteName PANGYO = new SiteName("pangyo");
  private static final SiteName ANSAN = new SiteName("ansan");
  private static final Username HOST = new Username("host");

  private final SmallSite pangyo = new SmallSite(new SitePair(PANGYO, ANSAN));
  private final SmallSite ansan = new SmallSite(new SitePair(ANSAN, PANGYO));
  private long clock;

  @Test
  void howeverManyWaitForABatchItIsReadOnce() {
    List<Username> users = users(400);
    RoomOpening quiet = open(pangyo, users.subList(0, 200));
    RoomOpening loud = open(pangyo, users.subList(200, 400));
    List<Reader> waiting = users.stream().map(this::caughtUp).toList();
    int before = pangyo.reads();

    pangyo.accept(message(loud, HOST));
    List<News.Look> looks = lookTogether(pangyo, waiting);

    assertThat(looks.subList(0, 200)).allMatch(News.Look::isEmpty);
    assertThat(looks.subList(200, 400)).allMatch(look -> look.events().size() == 1);
    assertThat(pangyo.reads() - before).isOne();
    assertThat(quiet).isNotEqualTo(loud);
  }

  @Test
  void whoIsAddedWhileWaitingIsToldWhatIsSaidNext() {
    List<Username> users = users(2);
    RoomOpening room = open(pangyo, users.subList(0, 1));
    List<Reader> waiting = users.stream().map(this::caughtUp).toList();

    pangyo.accept(new MemberAdded(room, users.get(1), HOST, next()));
    pangyo.accept(message(room, HOST));
    List<News.Look> looks = lookTogether(pangyo, waiting);

    assertThat(looks.get(1).events())
        .extracting(EventJson::type)
        .containsExactly("member-added", "message-posted");
  }

  @Test
  void whatIsSaidInTheOtherOpeningOfARoomIsToldToWhoeverWaits() {
    List<Username> users = users(2);
    RoomOpening here = open(pangyo, users.subList(0, 1));
    pangyo.accept(new MemberAdded(here, users.get(1), HOST, next()));
    Reader waiting = caughtUp(users.get(1));

    var there = new RoomOpening(here.room(), ANSAN);
    pangyo.hold(ansan.accept(opened(here.room(), users.subList(0, 1))));
    pangyo.hold(ansan.accept(message(there, HOST)));

    assertThat(lookTogether(pangyo, List.of(waiting)).get(0).events())
        .extracting(EventJson::type)
        .containsExactly("room-opened", "message-posted");
  }

  @Test
  void whoHasReadMoreAtTheOtherSiteMissesNothingThatArrivesHereLater() {
    Username user = users(1).get(0);
    RoomOpening room = open(ansan, List.of());
    JournalEntry added = ansan.accept(new MemberAdded(room, user, HOST, next()));
    Cursor readAtAnsan = ansan.head();
    JournalEntry said = ansan.accept(message(room, HOST));

    Reader waiting = pangyo.news.reader(user, readAtAnsan);
    ansan.read(Cursor.START, List.of("room:" + room), 1).entries().forEach(pangyo::hold);
    pangyo.hold(added);
    pangyo.hold(said);

    assertThat(lookTogether(pangyo, List.of(waiting)).get(0).events())
        .extracting(EventJson::type)
        .containsExactly("message-posted");
  }

  @Test
  void nobodyMissesAnythingAndNobodyIsToldTwice() {
    long seed = Long.getLong("twinsite.seed", new Random().nextLong());
    System.out.println("random readers with -Dtwinsite.seed=" + seed);
    var game = new Game(new Random(seed));
    for (int step = 0; step < 3_000; step++) {
      game.step();
    }
    game.end();
  }

  /** Two sites, people who talk at both, and clients that look for news now here, now there. */
  private final class Game {

    private final Random random;
    private final List<Username> people = users(8);
    private final Username fickle = people.get(7);
    private final List<RoomOpening> rooms = new ArrayList<>();
    private final Map<SmallSite, Queue<JournalEntry>> underWay =
        Map.of(pangyo, new ArrayDeque<>(), ansan, new ArrayDeque<>());
    private final Map<Username, Cursor> cursors = new HashMap<>();
    private final Map<SmallSite, List<Reader>> waiting =
        Map.of(pangyo, new ArrayList<>(), ansan, new ArrayList<>());
    private final Map<Username, List<String>> told = new HashMap<>();
    private final Map<String, Set<Username>> audiences = new HashMap<>();

    Game(Random random) {
      this.random = random;
      for (int i = 0; i < 3; i++) {
        rooms.add(open(pangyo, people.subList(0, 2)));
      }
      people.forEach(one -> told.put(one, new ArrayList<>()));
      people.forEach(one -> cursors.put(one, Cursor.START));
      spread(pangyo);
      pangyo.beforeRead(() -> disturb(pangyo));
      ansan.beforeRead(() -> disturb(ansan));
    }

    /** Everything that pangyo has accepted before the game reaches ansan. */
    private void spread(SmallSite from) {
      from.read(Cursor.START, List.of("user:" + people.get(0)), 100).entries().forEach(ansan::hold);
    }

    void step() {
      SmallSite site = random.nextBoolean() ? pangyo : ansan;
      switch (random.nextInt(6)) {
        case 0, 1 -> talk(site);
        case 2 -> change(site);
        case 3 -> arrive(site);
        case 4 -> come(site);
        default -> look(site);
      }
    }

    void end() {
      for (int i = 0; i < 3; i++) {
        for (SmallSite site : List.of(pangyo, ansan)) {
          IntStream.range(0, 3_000).forEach(ignored -> arrive(site));
          people.forEach(one -> come(site, one));
          look(site);
        }
      }
      audiences.forEach(
          (message, audience) ->
              audience.forEach(one -> assertThat(told.get(one)).as("%s", one).contains(message)));
    }

    private void talk(SmallSite site) {
      RoomOpening room = known(site);
      JournalEntry entry = accept(site, message(room, HOST));
      var audience = new HashSet<>(site.members(room));
      audience.retainAll(people);
      audience.remove(fickle);
      audiences.put(entry.envelope().id().toString(), audience);
    }

    private void change(SmallSite site) {
      switch (random.nextInt(8)) {
        case 0 -> accept(site, new MemberRemoved(known(site), fickle, HOST, next()));
        case 1, 2 -> openAnother(site);
        default -> accept(site, new MemberAdded(known(site), any(people), HOST, next()));
      }
    }

    /** Often in a room that is open at the other site already, under the same id. */
    private void openAnother(SmallSite site) {
      RoomId id = random.nextBoolean() ? any(rooms).room() : new RoomId(UUID.randomUUID());
      var room = new RoomOpening(id, site.name);
      if (!rooms.contains(room)) {
        accept(site, opened(id, people.subList(0, 2)));
        rooms.add(room);
      }
    }

    private JournalEntry accept(SmallSite site, DomainEvent event) {
      JournalEntry entry = site.accept(event);
      underWay.get(site == pangyo ? ansan : pangyo).add(entry);
      return entry;
    }

    private void arrive(SmallSite site) {
      JournalEntry next = underWay.get(site).poll();
      if (next != null) {
        site.hold(next);
      }
    }

    private void disturb(SmallSite site) {
      for (int i = random.nextInt(3); i > 0; i--) {
        arrive(site);
      }
    }

    private void come(SmallSite site) {
      come(site, any(people));
    }

    private void come(SmallSite site, Username one) {
      waiting.values().forEach(readers -> readers.removeIf(reader -> reader.user().equals(one)));
      waiting.get(site).add(site.news.reader(one, cursors.get(one)));
      disturb(site);
    }

    private void look(SmallSite site) {
      List<Reader> readers = List.copyOf(waiting.get(site));
      waiting.get(site).clear();
      for (News.Look look : lookTogether(site, readers)) {
        Username one = look.next().user();
        cursors.put(one, look.next().cursor());
        for (EventJson event : look.events()) {
          assertThat(told.get(one)).as("%s", one).doesNotContain(event.id());
          told.get(one).add(event.id());
        }
        waiting.get(site).add(look.next());
      }
    }

    private RoomOpening known(SmallSite site) {
      return any(rooms.stream().filter(site::knows).toList());
    }

    private <T> T any(List<T> list) {
      return list.get(random.nextInt(list.size()));
    }
  }

  private List<News.Look> lookTogether(SmallSite site, List<Reader> readers) {
    var later = new ArrayDeque<Runnable>();
    List<CompletableFuture<News.Look>> looks =
        readers.stream()
            .map(reader -> site.rounds.look(reader, later::add).toCompletableFuture())
            .toList();
    while (!later.isEmpty()) {
      later.remove().run();
    }
    return looks.stream().map(CompletableFuture::join).toList();
  }

  /** Somebody who has seen everything and waits at pangyo. */
  private Reader caughtUp(Username user) {
    return pangyo.news.look(pangyo.news.reader(user, pangyo.head())).next();
  }

  private RoomOpening open(SmallSite site, List<Username> members) {
    var room = new RoomId(UUID.randomUUID());
    site.accept(opened(room, members));
    return new RoomOpening(room, site.name);
  }

  private RoomOpened opened(RoomId room, List<Username> members) {
    var all = new TreeSet<>(members);
    all.add(HOST);
    return new RoomOpened(room, new RoomName("team"), HOST, all, next());
  }

  private MessagePosted message(RoomOpening room, Username sender) {
    var id = new MessageId(UUID.randomUUID());
    return new MessagePosted(id, room, sender, new MessageText("hello"), next());
  }

  private HybridTime next() {
    return new HybridTime(++clock);
  }

  private static List<Username> users(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Username("user" + i)).toList();
  }
}
