package dev.twinsite.failover;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.twinsite.arquillian.At;
import dev.twinsite.arquillian.Reply;
import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An account is spent at both sites, wherever the right to it lies. */
@ArquillianTest
@Order(35)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsMoveIT {

  private static final int CLIENTS_PER_SITE = 32;
  private static final int LARGEST = 60;

  @ArquillianResource Sites sites;

  @ArquillianResource
  @At("pangyo")
  Site pangyo;

  @ArquillianResource
  @At("ansan")
  Site ansan;

  private final Once once = new Once();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private Citizen junho;
  private Citizen minji;

  @BeforeEach
  void minjiIsNewInTown() {
    once.prepare(() -> junho = Citizen.joins(sites, ansan, Citizen.newName("junho")));
    minji = Citizen.joins(sites, pangyo, Citizen.newName("minji"));
  }

  @AfterEach
  void linkIsWhole() {
    sites.healLink();
  }

  @Test
  void paymentLargerThanEitherRightIsPosted() {
    has(1_000);
    for (Site site : List.of(pangyo, ansan)) {
      UUID rent = UUID.randomUUID();
      has(1_000);
      long amount = minji.balance(site) - 10;
      Reply reply = minji.pays(site, rent, junho, amount);
      assertThat(reply.status()).as(reply.toString()).isIn(201, 202);
      minji.awaitPosted(sites, pangyo, rent);
      minji.awaitPosted(sites, ansan, rent);
      sites.awaitQuiet();
      assertWallets(10);
    }
  }

  @Test
  void paymentThatNobodyCanCoverIsRefusedAndItsIdStaysFree() {
    has(1_000);
    UUID rent = UUID.randomUUID();
    Reply reply = minji.pays(pangyo, rent, junho, 1_001);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(422);
    assertThat(reply.member("type")).contains("insufficient-funds");
    assertThat(minji.reads(pangyo, "/api/v1/transfers/" + rent).status()).isEqualTo(404);
    assertThat(minji.pays(pangyo, rent, junho, 1_000).status()).isIn(201, 202);
    minji.awaitPosted(sites, ansan, rent);
  }

  @Test
  void paymentWaitsBehindCutLinkAndIsPostedWhenItHeals() {
    has(1_000);
    UUID rent = UUID.randomUUID();
    sites.cutLink();
    Reply reply = minji.pays(pangyo, rent, junho, 900);
    assertThat(reply.status()).as(reply.toString()).isEqualTo(202);
    assertThat(reply.member("state")).isEqualTo("pending");
    assertThat(minji.stateOfTransfer(pangyo, rent)).isEqualTo("pending");
    assertThat(minji.pays(pangyo, rent, junho, 901).status()).isEqualTo(409);
    assertThat(wallet(pangyo, "balance")).isEqualTo(1_000);
    assertThat(wallet(pangyo, "spendableHere")).isEqualTo(500);
    assertThat(wallet(pangyo, "held")).isZero();

    sites.healLink();
    minji.awaitPosted(sites, pangyo, rent);
    minji.awaitPosted(sites, ansan, rent);
    sites.awaitQuiet();
    assertWallets(100);
  }

  @Test
  void sameIdThatWaitsHereAndIsMadeThereIsPostedOnce() {
    has(1_000);
    UUID rent = UUID.randomUUID();
    CompletableFuture<Reply> here =
        CompletableFuture.supplyAsync(() -> minji.pays(pangyo, rent, junho, 600), threads);
    Reply there = minji.pays(ansan, rent, junho, 600);
    assertThat(there.status()).as(there.toString()).isIn(200, 201, 202);
    assertThat(here.join().status()).as(here.join().toString()).isIn(200, 201, 202);
    minji.awaitPosted(sites, pangyo, rent);
    minji.awaitPosted(sites, ansan, rent);
    sites.awaitQuiet();
    assertWallets(400);
  }

  @Test
  void accountThatManySpendAtBothSitesIsDrainedToExactlyZero() {
    has(40_000);
    long junhosBefore = junho.balance(pangyo);
    Map<UUID, Integer> statuses = new ConcurrentHashMap<>();
    var spending = new AtomicBoolean(true);
    CompletableFuture<Integer> watch =
        CompletableFuture.supplyAsync(() -> watchWallets(spending), threads);
    List<CompletableFuture<Void>> clients = new ArrayList<>();
    for (int client = 0; client < CLIENTS_PER_SITE; client++) {
      for (Site site : List.of(pangyo, ansan)) {
        long seed = client * 2L + clients.size();
        clients.add(
            CompletableFuture.runAsync(() -> spendAll(site, new Random(seed), statuses), threads));
      }
    }
    clients.forEach(CompletableFuture::join);
    spending.set(false);
    System.out.println(
        "payments "
            + statuses.values().stream().filter(status -> status != 422).count()
            + ", refused "
            + statuses.values().stream().filter(status -> status == 422).count()
            + ", looks at wallets "
            + watch.join());
    sites.awaitQuiet();
    payTheRest();
    assertWallets(0);
    assertThat(junho.balance(pangyo)).isEqualTo(junhosBefore + 40_000);
    assertThat(junho.balance(ansan)).isEqualTo(junhosBefore + 40_000);
  }

  /** Pays ever less until not even one won is left. */
  private void spendAll(Site site, Random random, Map<UUID, Integer> statuses) {
    int most = LARGEST;
    while (most > 0) {
      UUID id = UUID.randomUUID();
      Reply reply = minji.pays(site, id, junho, 1 + random.nextInt(most));
      assertThat(reply.status()).as(reply.toString()).isIn(201, 202, 422);
      statuses.put(id, reply.status());
      if (reply.status() == 422) {
        assertThat(reply.member("type")).contains("insufficient-funds");
        most /= 2;
      }
    }
  }

  private int watchWallets(AtomicBoolean spending) {
    int looks = 0;
    while (spending.get()) {
      for (Site site : List.of(pangyo, ansan)) {
        JsonNode wallet = minji.wallet(site).body();
        long balance = wallet.path("balance").asLong();
        long held = wallet.path("held").asLong();
        assertThat(balance).as("%s: %s", site, wallet).isBetween(0L, 40_000L);
        assertThat(held).as("%s: %s", site, wallet).isBetween(0L, balance);
        assertThat(wallet.path("spendableHere").asLong())
            .as("%s: %s", site, wallet)
            .isBetween(0L, balance - held);
        looks++;
      }
    }
    return looks;
  }

  private void payTheRest() {
    long rest = minji.balance(pangyo);
    System.out.println("left over: " + rest);
    if (rest > 0) {
      UUID last = UUID.randomUUID();
      minji.pays(ansan, last, junho, rest).orFail();
      minji.awaitPosted(sites, pangyo, last);
      minji.awaitPosted(sites, ansan, last);
      sites.awaitQuiet();
    }
  }

  private void has(long won) {
    minji.deposits(pangyo, UUID.randomUUID(), won).orFail();
    sites.awaitQuiet();
  }

  private void assertWallets(long balance) {
    for (Site site : List.of(pangyo, ansan)) {
      assertThat(wallet(site, "balance")).as("balance at %s", site).isEqualTo(balance);
      assertThat(wallet(site, "held")).as("held at %s", site).isZero();
    }
    assertThat(wallet(pangyo, "spendableHere") + wallet(ansan, "spendableHere"))
        .as("spendable at both sites")
        .isEqualTo(balance);
  }

  private long wallet(Site site, String member) {
    return minji.wallet(site).body().path(member).asLong();
  }
}
