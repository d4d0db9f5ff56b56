package dev.twinsite.failover;

import static dev.twinsite.drill.journal.Knowledge.BOTH_SITES;
import static dev.twinsite.drill.journal.Knowledge.ONE_SITE;
import static dev.twinsite.drill.journal.Knowledge.POSTED;
import static dev.twinsite.failover.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.twinsite.arquillian.Reply;
import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import dev.twinsite.arquillian.Story;
import dev.twinsite.drill.workload.Load;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The disk under a site's database runs full while people at both sites write and pay. Whoever asks
 * that site to store something is told that it cannot, and where the other site is; nobody is told
 * that something is stored which is not. Once there is room again, all is well.
 *
 * <p>PostgreSQL gives up when it can no longer write its log, and does not start before it can. So
 * somebody has to start it again, as whatever supervises a service does; here that is the test.
 */
@Story
abstract class FullDiskStory {

  private static final int WRITES = 40;

  @ArquillianResource Sites sites;

  private Site site;
  private Site peer;
  private Town town;
  private Citizen minji;
  private UUID room;
  private SmallDisk disk;
  private Load traffic;
  private Follower follower;
  private final List<UUID> accepted = new ArrayList<>();

  /** The site whose disk runs full. */
  abstract Site siteOf(Sites sites);

  @BeforeEach
  void nameTheSites() {
    site = siteOf(sites);
    peer = sites.peerOf(site);
  }

  @AfterAll
  void giveTheLargeDiskBack() throws IOException {
    if (traffic != null) {
      traffic.close();
      follower.stop();
    }
    if (disk != null) {
      disk.close();
    }
  }

  @Test
  @Order(1)
  void itsDatabaseStandsOnASmallDisk() throws IOException {
    Optional<String> impossible = SmallDisk.whyNotHere();
    assumeTrue(impossible.isEmpty(), impossible.orElse(""));
    town = Town.ofImpatientPeople(sites);
    minji = Citizen.joins(sites, site, Citizen.newName("minji"));
    room = minji.opensRoom(site);
    disk = SmallDisk.under(sites, site);
    town.awaitMessages(sites, site, BOTH_SITES);
    traffic = town.traffic();
    follower = town.follower(sites);
  }

  @Test
  @Order(2)
  void whenItIsFullTheSiteSaysThatItCannotStore() {
    Reply refusal = sites.await(site + " refuses to store", Sites.A_WHILE, () -> refused(writes()));
    assertRefused(refusal, site, 503, "not-now", List.of());
    assertThat(refusal.header("Retry-After")).as("Retry-After of " + refusal).isPresent();
    assertThat(refusal.text()).contains("alternates", peer.addresses().get(0).toString());
  }

  @Test
  @Order(3)
  void everyWriteIsEitherStoredOrRefused() {
    for (int i = 0; i < WRITES; i++) {
      Reply reply = writes();
      assertThat(reply.status()).as(reply.toString()).isIn(201, 503);
    }
  }

  @Test
  @Order(4)
  void otherSiteGoesOn() {
    sites.awaitTrue(
        peer + " takes messages alone",
        Sites.A_WHILE,
        () -> fills() && town.says(peer) == ONE_SITE);
  }

  @Test
  @Order(5)
  void whenThereIsRoomBothSitesAreOneServiceAgain() throws IOException {
    disk.free();
    sites.start(site.databaseServer());
    town.awaitMessages(sites, site, BOTH_SITES);
    town.awaitMessages(sites, peer, BOTH_SITES);
    town.transfer(site, 100, POSTED);
    town.transfer(peer, 100, POSTED);
  }

  @Test
  @Order(6)
  void everythingThatWasAcceptedIsAtBothSites() {
    traffic.close();
    assertThat(traffic.failures()).isEmpty();
    sites.awaitQuiet();
    for (Site at : List.of(site, peer)) {
      String history = minji.reads(at, "/api/v1/rooms/" + room + "/messages?limit=200").text();
      accepted.forEach(message -> assertThat(history).contains(message.toString()));
    }
  }

  @Test
  @Order(7)
  void nothingIsLostDoubledCreatedOrPutAside() throws SQLException {
    sites.check(town.promises());
    assertThat(putAside()).as("events that %s could not apply", site).isZero();
  }

  @Test
  @Order(8)
  void whoReadWithOneCursorAtBothSitesMissedNothingAndReadNothingTwice() {
    follower.endHavingReadOnce(town.messagesAt(site));
  }

  /** Somebody sends a message while every free block of the disk is taken. */
  private Reply writes() {
    fills();
    UUID message = UUID.randomUUID();
    Reply reply = minji.says(site, room, message, "hello ".repeat(600));
    if (reply.isSuccess()) {
      accepted.add(message);
    }
    return reply;
  }

  private boolean fills() {
    disk.fill();
    return true;
  }

  private static Optional<Reply> refused(Reply reply) {
    return reply.isSuccess() ? Optional.empty() : Optional.of(reply);
  }

  private long putAside() throws SQLException {
    try (Connection database = site.openDatabase();
        Statement query = database.createStatement();
        ResultSet row = query.executeQuery("select count(*) from journal.poison")) {
      row.next();
      return row.getLong(1);
    }
  }
}
