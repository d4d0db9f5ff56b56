package dev.twinsite.failover;

import static dev.twinsite.drill.journal.Knowledge.ONE_SITE;
import static dev.twinsite.drill.journal.Knowledge.POSTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.twinsite.arquillian.Reply;
import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import dev.twinsite.arquillian.Story;
import dev.twinsite.client.FactState;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * A site is lost, the other one decides alone and is lost as well, and only the first one has its
 * power back. People admit it, and accept what they may lose by that. When the other site is back,
 * it lists what it had posted alone; each of that is paid again, once, under its own id.
 */
@Story
abstract class AdmittedSiteStory {

  private static final Set<String> NOT_KNOWN_YET = Set.of("peer-alive", "identity-unknown");

  @ArquillianResource Sites sites;
  @ArquillianResource ContainerController servers;

  private Site admitted;
  private Site regent;
  private Town town;
  private UUID postedAlone;

  /** The site that is admitted to go on without its regent. */
  abstract Site admittedOf(Sites sites);

  @BeforeEach
  void nameTheSites() {
    admitted = admittedOf(sites);
    regent = sites.peerOf(admitted);
  }

  @Test
  @Order(1)
  void survivorPostsAloneAndIsLostAsWell() {
    town = Town.founded(sites);
    sites.lose(admitted);
    sites.declareLost(admitted);
    postedAlone = town.transfer(regent, 2_000, POSTED);
    sites.lose(regent);
  }

  @Test
  @Order(2)
  void nobodyIsAdmittedWithoutSayingWhatMayBeMissing() {
    sites.start(admitted.databaseServer());
    sites.start(admitted.operationsServer());
    servers.start(admitted.firstServer());
    AtomicReference<Reply> last = new AtomicReference<>();
    sites.awaitTrue(
        "both voters miss " + regent + " and know the database of " + admitted,
        Sites.A_WHILE,
        () -> {
          last.set(sites.admit(admitted, admitted, sites.epochAt(admitted)));
          return !NOT_KNOWN_YET.contains(last.get().member("rule"));
        });
    Reply refused = last.get();
    assertThat(refused.status()).as("%s", refused.body()).isEqualTo(409);
    assertThat(refused.member("rule")).as("%s", refused.body()).isEqualTo("regent-unreachable");
    assertThat(refused.member("detail")).contains("acceptance.missingAtMost");
  }

  @Test
  @Order(3)
  void admittedSiteServesAlone() {
    sites.admitAccepting(admitted, admitted, sites.epochAt(admitted), 1).orFail();
    sites.awaitMode(admitted, "ALONE");
    town.awaitMessages(sites, admitted, ONE_SITE);
    town.transfer(admitted, 1_000, POSTED);
    assertThat(town.standingOf(admitted, postedAlone)).isEmpty();
  }

  @Test
  @Order(4)
  void overruledRegentListsWhatItPostedAndServesNobody() {
    sites.start(regent.databaseServer());
    sites.start(regent.operationsServer());
    servers.start(regent.firstServer());
    sites.awaitTrue(
        regent + " knows that it was overruled",
        Sites.A_WHILE,
        () -> regent.status().path("closedBecause").asText("").contains("overruled"));
    JsonNode list = overruledAt(regent);
    assertThat(list.path("facts").findValuesAsText("id")).contains(postedAlone.toString());
    assertThat(overruledAt(admitted).path("overruled").asBoolean()).isFalse();
    assertThat(town.standingOf(admitted, postedAlone)).isEmpty();
  }

  private JsonNode overruledAt(Site site) {
    return site.get("/api/v1/site/overruled").as(sites.operatorToken(site)).send().orFail().body();
  }

  @Test
  @Order(5)
  void whatIsListedIsDoneAgainOnceByTheAdmittedSite() {
    JsonNode list = overruledAt(regent);
    for (int time = 0; time < 2; time++) {
      JsonNode done = reconcile(list).orFail().body().path("facts");
      assertThat(done.findValuesAsText("outcome")).containsOnly("posted").hasSize(done.size());
      assertThat(done.findValuesAsText("id")).contains(postedAlone.toString());
    }
    assertThat(town.standingOf(admitted, postedAlone)).hasValue(FactState.POSTED);
    ObjectNode other = list.deepCopy();
    ((ObjectNode) other.path("facts").get(0)).put("amount", 1_000_000_000_000L);
    assertThat(reconcile(other).orFail().body().path("facts").get(0).path("outcome").asText())
        .isEqualTo("conflict");
  }

  private Reply reconcile(JsonNode list) {
    return admitted
        .post("/api/v1/site/reconciliation")
        .as(sites.operatorToken(admitted))
        .json(list)
        .send();
  }

  @Test
  @Order(6)
  void overruledRegentIsRebuiltFromTheAdmittedSite() {
    sites.lose(regent);
    sites.wipe(regent);
    sites.recover(regent);
    sites.awaitBothActive();
    sites.awaitEqualDigests();
  }

  @Test
  @Order(7)
  void nothingIsMissingInTheEnd() {
    assertThat(town.pays(regent, postedAlone, 2_000)).isEqualTo(POSTED);
    town.awaitPosted(sites, postedAlone);
    sites.check(town.promises());
  }
}
