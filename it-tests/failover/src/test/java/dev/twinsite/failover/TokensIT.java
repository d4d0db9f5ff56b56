package dev.twinsite.failover;

import static dev.twinsite.failover.Refusals.assertNamesWhoAnswers;
import static dev.twinsite.failover.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.arquillian.At;
import dev.twinsite.arquillian.Reply;
import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who is let in, and who answers. */
@ArquillianTest
@Order(20)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokensIT {

  @ArquillianResource Sites sites;

  @ArquillianResource
  @At("pangyo")
  Site pangyo;

  @ArquillianResource
  @At("ansan")
  Site ansan;

  private final Once once = new Once();
  private Citizen minji;

  @BeforeEach
  void minjiHasLoggedInAtPangyo() {
    once.prepare(
        () -> {
          minji = Citizen.joins(sites, pangyo, Citizen.newName("minji"));
        });
  }

  @Test
  void tokenOfPangyoIsGoodAtAnsan() {
    Reply me = minji.reads(ansan, "/api/v1/me").orFail();
    assertThat(me.member("username")).isEqualTo(minji.username());
  }

  @Test
  void tokenOfAnsanIsGoodAtPangyo() {
    Citizen junho = Citizen.joins(sites, ansan, Citizen.newName("junho"));
    Reply me = junho.reads(pangyo, "/api/v1/me").orFail();
    assertThat(me.member("username")).isEqualTo(junho.username());
  }

  @Test
  void everyAnswerNamesTheSiteAndTheNode() {
    for (Site site : List.of(pangyo, ansan)) {
      assertNamesWhoAnswers(minji.reads(site, "/api/v1/me"), site);
      assertNamesWhoAnswers(site.get("/api/v1/site").send(), site);
      assertNamesWhoAnswers(site.get("/api/v1/me").send(), site);
      assertNamesWhoAnswers(site.get("/api/v1/nothing").as(minji.token()).send(), site);
      assertNamesWhoAnswers(site.get("/nothing/at/all").send(), site);
    }
  }

  @Test
  void callWithoutATokenIsRefused() {
    for (Site site : List.of(pangyo, ansan)) {
      assertRefused(site.get("/api/v1/me").send(), site, 401, "", List.of());
    }
  }

  @Test
  void tokenSignedByAForeignKeyIsRefused() {
    refusedEverywhere(Forgery.signedByAForeignKey(minji.token()));
  }

  @Test
  void expiredTokenIsRefused() {
    Instant now = Instant.now();
    String stillGood = Forgery.endingAt(now.plusSeconds(60), minji.token(), pangyo);
    assertThat(pangyo.get("/api/v1/me").as(stillGood).send().status()).isEqualTo(200);
    refusedEverywhere(Forgery.endingAt(now.minusSeconds(120), minji.token(), pangyo));
  }

  @Test
  void tokenOfAnUnknownKeyIsRefused() {
    refusedEverywhere(Forgery.withUnknownKey(minji.token()));
  }

  @Test
  void tokenWithoutASignatureIsRefused() {
    refusedEverywhere(Forgery.withoutSignature(minji.token()));
  }

  @Test
  void tokenWithOtherClaimsIsRefused() {
    refusedEverywhere(Forgery.withOtherClaims(minji.token(), minji.username(), "admin"));
  }

  @Test
  void textThatIsNoTokenIsRefused() {
    refusedEverywhere("open.sesame");
  }

  @Test
  void wrongPasswordIsRefused() {
    Reply reply = Citizen.logIn(pangyo, minji.username(), "open sesame 123");
    assertRefused(reply, pangyo, 401, "", List.of());
  }

  @Test
  void whoLogsOutIsRefusedAtBothSites() {
    Citizen junho = Citizen.joins(sites, ansan, Citizen.newName("junho"));
    assertThat(ansan.delete("/api/v1/sessions/current").as(junho.token()).send().status())
        .isEqualTo(204);
    assertRefused(junho.reads(ansan, "/api/v1/me"), ansan, 401, "", List.of());
    sites.awaitTrue(
        "pangyo has learnt of it",
        Sites.SOON,
        () -> junho.reads(pangyo, "/api/v1/me").status() == 401);
  }

  @Test
  void tokensOfOthersAreTakenBackByOperatorsAlone() {
    Citizen junho = Citizen.joins(sites, ansan, Citizen.newName("junho"));
    String path = "/api/v1/users/" + junho.username() + "/sessions";
    assertRefused(pangyo.delete(path).as(minji.token()).send(), pangyo, 403, "", List.of());
    assertThat(junho.reads(pangyo, "/api/v1/me").status()).isEqualTo(200);
    pangyo.delete(path).as(sites.operatorToken(pangyo)).send().orFail();
    assertRefused(junho.reads(pangyo, "/api/v1/me"), pangyo, 401, "", List.of());
  }

  @Test
  void tokenOfAUserOpensNoDigest() {
    Reply reply = minji.reads(pangyo, "/api/v1/site/digest");
    assertRefused(reply, pangyo, 403, "", List.of());
  }

  @Test
  void transferOfOthersIsNobodysBusiness() {
    Citizen junho = Citizen.joins(sites, ansan, Citizen.newName("junho"));
    Citizen yuna = Citizen.joins(sites, ansan, Citizen.newName("yuna"));
    minji.deposits(pangyo, UUID.randomUUID(), 1_000).orFail();
    UUID rent = UUID.randomUUID();
    minji.pays(pangyo, rent, junho, 100).orFail();
    minji.awaitPosted(sites, ansan, rent);
    assertRefused(yuna.reads(ansan, "/api/v1/transfers/" + rent), ansan, 403, "", List.of());
  }

  private void refusedEverywhere(String token) {
    for (Site site : List.of(pangyo, ansan)) {
      assertRefused(site.get("/api/v1/me").as(token).send(), site, 401, "", List.of());
    }
  }
}
