package dev.twinsite.failover;

import static dev.twinsite.failover.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.arquillian.Place;
import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a site must refuse: with the status of the contract, in words that name the field and the
 * limit, and without leaving a trace in either journal.
 */
@ArquillianTest
@Order(10)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

  /** Chosen here, because the requests are listed before the sites are known. */
  private static final String MINJI = Citizen.newName("minji");

  private static final String JUNHO = Citizen.newName("junho");

  @ArquillianResource Sites sites;

  private final Once once = new Once();
  private Citizen minji;
  private UUID room;
  private UUID strangeRoom;

  @BeforeEach
  void minjiHasMoneyAndARoom() {
    once.prepare(
        () -> {
          minji = Citizen.joins(sites, sites.pangyo(), MINJI);
          Citizen junho = Citizen.joins(sites, sites.ansan(), JUNHO);
          room = minji.opensRoom(sites.pangyo(), junho);
          strangeRoom = junho.opensRoom(sites.ansan());
          minji.deposits(sites.pangyo(), UUID.randomUUID(), 1_000).orFail();
          sites.awaitQuiet();
        });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void isRefusedByPangyo(BadInput input) {
    isRefusedWithoutATrace(input, sites.pangyo());
  }

  static Stream<BadInput> isRefusedByPangyo() {
    return all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void isRefusedByAnsan(BadInput input) {
    isRefusedWithoutATrace(input, sites.ansan());
  }

  static Stream<BadInput> isRefusedByAnsan() {
    return all();
  }

  private void isRefusedWithoutATrace(BadInput input, Site site) {
    Place before = sites.placeOf(site);
    UUID id = UUID.randomUUID();
    var reply = input.to(site, room, strangeRoom, id).as(minji.token()).send();
    assertRefused(reply, site, input.status(), input.rule(), input.mentions());
    assertThat(sites.placeOf(site)).as("the place of " + site).isEqualTo(before);
    assertNothingIsStoredUnder(id, site);
  }

  private void assertNothingIsStoredUnder(UUID id, Site site) {
    assertThat(minji.reads(site, "/api/v1/transfers/" + id).status()).isEqualTo(404);
    assertThat(minji.reads(site, "/api/v1/deposits/" + id).status()).isEqualTo(404);
    assertThat(minji.reads(site, "/api/v1/rooms/" + room + "/messages").text())
        .doesNotContain(id.toString());
  }

  private static Stream<BadInput> all() {
    return Stream.of(
            BadInputs.ofMessages(),
            BadInputs.ofRevisionsAndMarkers(MINJI),
            BadInputs.ofDeposits(),
            BadInputs.ofTransfers(MINJI, JUNHO))
        .flatMap(each -> each);
  }
}
