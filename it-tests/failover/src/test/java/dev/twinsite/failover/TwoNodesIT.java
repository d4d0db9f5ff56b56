package dev.twinsite.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.arquillian.Node;
import dev.twinsite.arquillian.Reply;
import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Two nodes in each site are one service: it makes no difference which of the four somebody calls,
 * though only one node of a site publishes and only one is on the link.
 */
@ArquillianTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("two-nodes")
@Order(10)
class TwoNodesIT {

  private static final int WRITES = 10;

  /** How soon a waiting reader is told, though the machine may be busy. */
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  @ArquillianResource Sites sites;

  private Citizen minji;
  private Citizen junho;
  private UUID room;

  private void prepare() {
    if (minji == null) {
      minji = Citizen.joins(sites, sites.pangyo(), Citizen.newName("minji"));
      junho = Citizen.joins(sites, sites.ansan(), Citizen.newName("junho"));
      minji.deposits(sites.pangyo(), UUID.randomUUID(), 1_000_000).orFail();
      room = minji.opensRoom(sites.pangyo(), junho);
      sites.awaitQuiet();
    }
  }

  @Test
  void nodesOfASiteAreOneClusterAndOneOfThemIsOnTheLink() {
    for (Site site : List.of(sites.pangyo(), sites.ansan())) {
      assertThat(site.nodes()).hasSize(2).allMatch(node -> Publishing.members(node) == 2);
      Node master = Publishing.at(sites, site).master();
      assertThat(site.nodes()).contains(master);
    }
  }

  @Test
  void oneNodeOfASitePublishes() {
    for (Site site : List.of(sites.pangyo(), sites.ansan())) {
      Node publisher = Publishing.at(sites, site).publisher();
      sites.holds(
          publisher + " publishes",
          Duration.ofSeconds(3),
          () -> Publishing.at(sites, site).publisher().equals(publisher));
    }
  }

  @Test
  void everyNodesBootIsConfirmedOnItsOwn() throws SQLException {
    for (Site site : List.of(sites.pangyo(), sites.ansan())) {
      assertThat(confirmedBoots(site)).doesNotHaveDuplicates().hasSize(2);
    }
  }

  @Test
  void messageIsAtBothSitesWhicheverNodeTakesIt() {
    prepare();
    for (Node node : all()) {
      for (int i = 0; i < WRITES; i++) {
        assertThat(says(node, UUID.randomUUID()).member("durability"))
            .as("durability of message %d at %s", i, node)
            .isEqualTo("both-sites");
      }
    }
  }

  @Test
  void transferIsPostedWhicheverNodeTakesIt() {
    prepare();
    for (Node node : all()) {
      for (int i = 0; i < WRITES; i++) {
        assertThat(pays(node).member("state")).as("transfer %d at %s", i, node).isEqualTo("posted");
      }
    }
  }

  @Test
  void nodeThatDoesNotPublishIsJustAsFastAsTheOneThatDoes() {
    prepare();
    for (Site site : List.of(sites.pangyo(), sites.ansan())) {
      Node publisher = Publishing.at(sites, site).publisher();
      Duration there = median(publisher);
      Duration elsewhere = median(site.otherThan(publisher));
      System.out.printf(
          "a message at both sites: %d ms at %s, which publishes, and %d ms at the other node%n",
          there.toMillis(), publisher, elsewhere.toMillis());
      assertThat(elsewhere).isLessThan(there.multipliedBy(2).plusMillis(20));
    }
  }

  @Test
  void whoWaitsAtAnyNodeHearsOfWhatHappensAtEveryNode() {
    prepare();
    for (Node listening : all()) {
      String cursor = cursorAt(listening);
      for (Node speaking : all()) {
        String since = cursor;
        CompletableFuture<Reply> waiting =
            CompletableFuture.supplyAsync(() -> sync(listening, since, 20));
        UUID message = UUID.randomUUID();
        says(speaking, message);
        long said = System.nanoTime();
        Reply heard = waiting.join();
        Duration took = Duration.ofNanos(System.nanoTime() - said);
        assertThat(heard.text()).as("%s hears of %s", listening, speaking).contains("" + message);
        assertThat(took).as("%s hears of %s", listening, speaking).isLessThan(AT_ONCE);
        cursor = cursorAt(listening);
      }
    }
  }

  private List<Node> all() {
    return Stream.of(sites.pangyo(), sites.ansan()).flatMap(site -> site.nodes().stream()).toList();
  }

  private Reply says(Node node, UUID message) {
    return node.put("/api/v1/rooms/" + room + "/messages/" + message)
        .as(minji.token())
        .json(Json.message("from " + node))
        .send()
        .orFail();
  }

  private Reply pays(Node node) {
    return node.put("/api/v1/transfers/" + UUID.randomUUID())
        .as(minji.token())
        .json(Json.transfer(junho.username(), 10))
        .send()
        .orFail();
  }

  private Duration median(Node node) {
    List<Duration> durations = new ArrayList<>();
    for (int i = 0; i < 3 * WRITES; i++) {
      long begin = System.nanoTime();
      says(node, UUID.randomUUID());
      durations.add(Duration.ofNanos(System.nanoTime() - begin));
    }
    return durations.stream().sorted().skip(durations.size() / 2).findFirst().orElseThrow();
  }

  /** Reads everything there is and returns the place behind it. */
  private String cursorAt(Node node) {
    Reply page = sync(node, "", 0);
    while (!page.body().path("events").isEmpty()) {
      page = sync(node, page.member("cursor"), 0);
    }
    return page.member("cursor");
  }

  private Reply sync(Node node, String since, int wait) {
    String from = since.isEmpty() ? "" : "&since=" + since;
    return node.get("/api/v1/sync?wait=" + wait + from)
        .as(junho.token())
        .within(Duration.ofSeconds(wait + 10))
        .send()
        .orFail();
  }

  private static List<String> confirmedBoots(Site site) throws SQLException {
    List<String> boots = new ArrayList<>();
    try (Connection database = site.openDatabase();
        PreparedStatement query =
            database.prepareStatement(
                "select node, boot_id from site.node_boot where confirmed_epoch is not null");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        assertThat(site.nodes()).contains(site.node(row.getString(1)));
        boots.add(row.getString(2));
      }
    }
    return boots;
  }
}
