package dev.twinsite.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.twinsite.app.sync.OpaqueCursor;
import dev.twinsite.app.sync.SmallSite;
import dev.twinsite.event.MemberAdded;
import dev.twinsite.event.MemberRemoved;
import dev.twinsite.event.MessagePosted;
import dev.twinsite.event.RoomOpened;
import dev.twinsite.identity.Username;
import dev.twinsite.identity.token.TokenHolder;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveRoundsTest {

  private static final SiteName PANGYO = new SiteName("pangyo");
  private static final SiteName ANSAN = new SiteName("ansan");
  private static final Username HOST = new Username("host");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Queue<Runnable> later = new ArrayDeque<>();
  private final Place pangyo = new Place(new SmallSite(new SitePair(PANGYO, ANSAN)));
  private final Place ansan = new Place(new SmallSite(new SitePair(ANSAN, PANGYO)));
  private long clock;

  /** A site with its live news. */
  private final class Place {

    final SmallSite site;
    final LiveRounds rounds;
    final List<JournalEntry> witnessed = new ArrayList<>();

    Place(SmallSite site) {
      this.site = site;
      this.rounds =
          new LiveRounds(site.news, site, later::add, later::add, entry -> witnessed.add(entry));
    }
  }

  /** Somebody who listens, now here, now there. */
  private final class Listener {

    final Username user;
    final List<String> told = new ArrayList<>();
    Cursor cursor = Cursor.START;
    RecordedWire wire = new RecordedWire();
    LiveConnection connection = new LiveConnection(wire, new AtomicLong(), 0);
    Place place;
    int read;

    Listener(Username user, Place place) {
      this.user = user;
      this.place = place;
      come();
    }

    private void come() {
      var holder = new TokenHolder(user, "", Instant.MAX);
      connection.letIn("token", holder, place.site.news.reader(user, cursor));
      place.rounds.follow(connection);
    }

    void moveTo(Place next) {
      read();
      connection.gone();
      place.rounds.forget(connection);
      place = next;
      wire = new RecordedWire();
      connection = new LiveConnection(wire, new AtomicLong(), 0);
      read = 0;
      come();
    }

    /** Takes what was sent; nothing may come twice. */
    List<String> read() {
      var types = new ArrayList<String>();
      for (String frame : wire.frames.subList(read, wire.frames.size())) {
        JsonNode event = parsed(frame);
        assertThat(told).as("told %s", user).doesNotContain(event.path("id").asText());
        told.add(event.path("id").asText());
        types.add(event.path("type").asText());
        cursor = OpaqueCursor.read(event.path("cursor").asText());
      }
      read = wire.frames.size();
      return types;
    }
  }

  @Test
  void whoComesCatchesUpAndThenHearsWhatHappens() {
    Username user = users(1).get(0);
    RoomOpening room = open(pangyo.site, List.of(user));
    pangyo.site.accept(message(room));
    var one = new Listener(user, pangyo);
    run();
    assertThat(one.read()).containsExactly("room-opened", "message-posted");

    pangyo.site.accept(message(room));
    run();

    assertThat(one.read()).containsExactly("message-posted");
    assertThat(one.cursor).isEqualTo(pangyo.site.head());
  }

  @Test
  void oneLookServesEverybody() {
    List<Username> users = users(400);
    RoomOpening quiet = open(pangyo.site, users.subList(0, 200));
    RoomOpening loud = open(pangyo.site, users.subList(200, 400));
    List<Listener> listeners = users.stream().map(user -> new Listener(user, pangyo)).toList();
    run();
    listeners.forEach(Listener::read);
    int before = pangyo.site.reads();

    pangyo.site.accept(message(loud));
    run();

    assertThat(pangyo.site.reads() - before).isOne();
    assertThat(listeners.subList(0, 200)).allMatch(one -> one.read().isEmpty());
    assertThat(listeners.subList(200, 400)).allMatch(one -> one.read().size() == 1);
    assertThat(quiet).isNotEqualTo(loud);
  }

  @Test
  void whoIsAddedHearsTheNewRoomFromThenOn() {
    List<Username> users = users(2);
    RoomOpening room = open(pangyo.site, users.subList(0, 1));
    var one = new Listener(users.get(1), pangyo);
    run();
    pangyo.site.accept(message(room));
    run();

    pangyo.site.accept(new MemberAdded(room, users.get(1), HOST, next()));
    pangyo.site.accept(message(room));
    run();
    pangyo.site.accept(message(room));
    run();

    assertThat(one.read()).containsExactly("member-added", "message-posted", "message-posted");
  }

  @Test
  void cursorOfEveryEventIsGoodAtTheOtherSite() {
    Username user = users(1).get(0);
    RoomOpening room = open(pangyo.site, List.of(user));
    for (int i = 0; i < 5; i++) {
      pangyo.site.accept(message(room));
    }
    var one = new Listener(user, pangyo);
    run();
    List<JournalEntry> all = pangyo.site.readAll(Cursor.START, 100).entries();
    all.forEach(ansan.site::hold);

    for (int stop = 0; stop < all.size(); stop++) {
      var other = new Listener(user, ansan);
      other.cursor = OpaqueCursor.read(parsed(one.wire.frames.get(stop)).path("cursor").asText());
      other.moveTo(ansan);
      run();
      assertThat(other.read()).hasSize(all.size() - 1 - stop);
    }
  }

  @Test
  void whoReadsTooSlowlyIsSentAwayAndTheOthersAreNot() {
    List<Username> users = users(2);
    RoomOpening room = open(pangyo.site, users);
    var slow = new Listener(users.get(0), pangyo);
    var fast = new Listener(users.get(1), pangyo);
    run();
    slow.wire.becomeSlow();

    for (int i = 0; i < 200; i++) {
      pangyo.site.accept(message(room, "x".repeat(4_000)));
      run();
    }

    assertThat(slow.wire.end()).contains(LiveEnd.TOO_SLOW);
    assertThat(fast.wire.end()).isEmpty();
    assertThat(fast.read()).hasSize(201);
  }

  @Test
  void whoCatchesUpSlowlyIsGivenTheTimeItTakes() {
    Username user = users(1).get(0);
    RoomOpening room = open(pangyo.site, List.of(user));
    for (int i = 0; i < 1_000; i++) {
      pangyo.site.accept(message(room, "x".repeat(4_000)));
    }
    var one = new Listener(user, pangyo);
    one.wire.becomeSlow();
    run();
    while (one.wire.underWay() > 0) {
      one.wire.takeOne();
      run();
    }

    assertThat(one.wire.end()).isEmpty();
    assertThat(one.read()).hasSize(1_001);
  }

  @Test
  void whatEverybodyDoesIsWitnessedWhileSomebodyListens() {
    RoomOpening room = open(pangyo.site, List.of());
    new Listener(users(1).get(0), pangyo);
    run();

    JournalEntry said = pangyo.site.accept(message(room));
    run();

    assertThat(pangyo.witnessed)
        .extracting(entry -> entry.envelope().id())
        .containsExactly(said.envelope().id());
  }

  @Test
  void nobodyMissesAnythingAndNobodyIsToldTwiceWhereverTheyListen() {
    long seed = Long.getLong("twinsite.seed", new Random().nextLong());
    System.out.println("random listeners with -Dtwinsite.seed=" + seed);
    var game = new Game(new Random(seed));
    for (int step = 0; step < 3_000; step++) {
      game.step();
    }
    game.end();
  }

  /** People who talk at both sites, and others who listen and move. */
  private final class Game {

    private final Random random;
    private final List<Username> people = users(6);
    private final Username fickle = people.get(5);
    private final List<RoomOpening> rooms = new ArrayList<>();
    private final Map<Place, Queue<JournalEntry>> underWay =
        Map.of(pangyo, new ArrayDeque<>(), ansan, new ArrayDeque<>());
    private final List<Listener> listeners = new ArrayList<>();
    private final Map<String, Set<Username>> audiences = new HashMap<>();

    Game(Random random) {
      this.random = random;
      for (int i = 0; i < 3; i++) {
        rooms.add(open(pangyo.site, people.subList(0, 2)));
      }
      pangyo.site.readAll(Cursor.START, 100).entries().forEach(ansan.site::hold);
      people.forEach(one -> listeners.add(new Listener(one, anyPlace())));
    }

    void step() {
      Place place = anyPlace();
      switch (random.nextInt(8)) {
        case 0, 1 -> talk(place);
        case 2 -> change(place);
        case 3 -> arrive(place);
        case 4 -> any(listeners).moveTo(place);
        case 5 -> any(listeners).read();
        default -> runSome();
      }
    }

    private void runSome() {
      for (int i = random.nextInt(4); i > 0 && !later.isEmpty(); i--) {
        later.remove().run();
      }
    }

    void end() {
      for (Place place : List.of(pangyo, ansan)) {
        while (!underWay.get(place).isEmpty()) {
          arrive(place);
        }
      }
      run();
      listeners.forEach(Listener::read);
      audiences.forEach(
          (message, audience) ->
              listeners.stream()
                  .filter(one -> audience.contains(one.user))
                  .forEach(one -> assertThat(one.told).as("%s", one.user).contains(message)));
    }

    private void talk(Place place) {
      RoomOpening room = known(place);
      JournalEntry entry = pass(place, place.site.accept(message(room)));
      var audience = new HashSet<>(place.site.members(room));
      audience.retainAll(people);
      audience.remove(fickle);
      audiences.put(entry.envelope().id().toString(), audience);
    }

    private void change(Place place) {
      switch (random.nextInt(8)) {
        case 0 -> pass(place, place.site.accept(removed(known(place))));
        case 1 -> rooms.add(openAt(place));
        default ->
            pass(
                place, place.site.accept(new MemberAdded(known(place), any(people), HOST, next())));
      }
    }

    private MemberRemoved removed(RoomOpening room) {
      return new MemberRemoved(room, fickle, HOST, next());
    }

    private RoomOpening openAt(Place place) {
      var id = new RoomId(UUID.randomUUID());
      pass(place, place.site.accept(opened(id, people.subList(0, 2))));
      return new RoomOpening(id, place.site.name);
    }

    private JournalEntry pass(Place place, JournalEntry entry) {
      underWay.get(place == pangyo ? ansan : pangyo).add(entry);
      return entry;
    }

    private void arrive(Place place) {
      JournalEntry next = underWay.get(place).poll();
      if (next != null) {
        place.site.hold(next);
      }
    }

    private Place anyPlace() {
      return random.nextBoolean() ? pangyo : ansan;
    }

    private RoomOpening known(Place place) {
      return any(rooms.stream().filter(place.site::knows).toList());
    }

    private <T> T any(List<T> list) {
      return list.get(random.nextInt(list.size()));
    }
  }

  private void run() {
    for (int i = 0; i < 100_000 && !later.isEmpty(); i++) {
      later.remove().run();
    }
    assertThat(later).as("an end").isEmpty();
  }

  private static JsonNode parsed(String frame) {
    try {
      return JSON.readTree(frame);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  private MessagePosted message(RoomOpening room) {
    return message(room, "hello");
  }

  private MessagePosted message(RoomOpening room, String text) {
    var id = new MessageId(UUID.randomUUID());
    return new MessagePosted(id, room, HOST, new MessageText(text), next());
  }

  private HybridTime next() {
    return new HybridTime(++clock);
  }

  private static List<Username> users(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Username("user" + i)).toList();
  }
}
