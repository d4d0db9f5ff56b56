package dev.twinsite.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.arquillian.Node;
import dev.twinsite.arquillian.Reply;
import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import dev.twinsite.arquillian.Story;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * All four nodes remember who is posted, and none remembers who is not yet: a registration that the
 * other site's receipt or batch makes count is seen at once by nodes that have looked for it
 * before.
 */
@ArquillianTest
@Story
@Tag("two-nodes")
@Order(15)
class WarmCacheIT {

  @ArquillianResource Sites sites;

  private Citizen minji;
  private String soyeon;
  private String hana;

  @Test
  @Order(1)
  void everyNodeRemembersWhoIsPosted() throws SQLException {
    minji = Citizen.joins(sites, sites.pangyo(), Citizen.newName("minji"));
    minji.deposits(sites.pangyo(), UUID.randomUUID(), 1_000_000).orFail();
    sites.awaitQuiet();
    assertThat(all().map(this::displayName)).containsOnly(minji.username());
    rename("renamed behind their backs");

    assertThat(all().map(this::displayName)).containsOnly(minji.username());
    rename(minji.username());
  }

  @Test
  @Order(2)
  void nobodyCanBePaidWhoIsPendingAtEitherSite() {
    sites.cutLink();
    soyeon = Citizen.newName("soyeon");
    hana = Citizen.newName("hana");
    assertThat(Citizen.register(sites.pangyo(), soyeon, "correct horse battery").status())
        .isEqualTo(202);
    assertThat(Citizen.register(sites.ansan(), hana, "correct horse battery").status())
        .isEqualTo(202);

    assertThat(all().map(node -> pays(node, soyeon).status())).containsOnly(422);
    assertThat(all().map(node -> pays(node, hana).status())).containsOnly(422);
  }

  @Test
  @Order(3)
  void everyNodeThatHasLookedForThemBeforeFindsThemWhenTheyArePosted() {
    sites.healLink();
    awaitPosted(sites.pangyo(), soyeon);
    awaitPosted(sites.ansan(), soyeon);
    awaitPosted(sites.pangyo(), hana);
    awaitPosted(sites.ansan(), hana);

    assertThat(all().map(node -> pays(node, soyeon).status())).allMatch(WarmCacheIT::isTaken);
    assertThat(all().map(node -> pays(node, hana).status())).allMatch(WarmCacheIT::isTaken);
  }

  /** Posted, or pending as long as the other site has yet to answer. */
  private static boolean isTaken(int status) {
    return status == 201 || status == 202;
  }

  private Stream<Node> all() {
    return Stream.of(sites.pangyo(), sites.ansan()).flatMap(site -> site.nodes().stream());
  }

  private String displayName(Node node) {
    return node.get("/api/v1/me").as(minji.token()).send().orFail().member("displayName");
  }

  private Reply pays(Node node, String to) {
    return node.put("/api/v1/transfers/" + UUID.randomUUID())
        .as(minji.token())
        .json(Json.transfer(to, 10))
        .send();
  }

  private void awaitPosted(Site site, String username) {
    sites.awaitTrue(
        username + " is posted at " + site,
        Sites.A_WHILE,
        () -> site.get("/api/v1/users/" + username).send().member("state").equals("posted"));
  }

  private void rename(String displayName) throws SQLException {
    for (Site site : List.of(sites.pangyo(), sites.ansan())) {
      try (Connection database = site.openDatabase();
          PreparedStatement update =
              database.prepareStatement(
                  "update app.registration set display_name = ? where username = ?")) {
        update.setString(1, displayName);
        update.setString(2, minji.username());
        assertThat(update.executeUpdate()).isEqualTo(1);
      }
    }
  }
}
