package dev.twinsite.replication.infinispan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.replication.engine.Transport;
import dev.twinsite.site.SiteName;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.infinispan.Cache;
import org.infinispan.configuration.cache.CacheMode;
import org.infinispan.configuration.cache.Configuration;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.cache.StorageType;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.remoting.transport.jgroups.JGroupsTransport;
import org.jgroups.JChannel;
import org.jgroups.protocols.FRAG4;
import org.jgroups.protocols.NAKACK4;
import org.jgroups.protocols.SHARED_LOOPBACK;
import org.jgroups.protocols.SHARED_LOOPBACK_PING;
import org.jgroups.protocols.UNICAST4;
import org.jgroups.protocols.pbcast.GMS;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two nodes of one site share the caches. What arrives from the other site comes in at either of
 * them, and half of all keys belong to the other one.
 */
class TwoNodesTest {

  private static final int MANY = 64;

  private static SiteNode first;
  private static SiteNode second;

  @BeforeAll
  static void join() throws Exception {
    first = new SiteNode("pangyo-1");
    second = new SiteNode("pangyo-2");
    assertThat(second.caches.getMembers()).hasSize(2);
  }

  @AfterAll
  static void leave() {
    second.stop();
    first.stop();
  }

  @Test
  void everyBatchIsDealtWithOnceWhicheverNodeItComesInAt() {
    List<String> sent = IntStream.range(0, MANY).mapToObj(i -> "batch " + i).toList();
    for (int i = 0; i < MANY; i++) {
      node(i).journal.put(key("message/ansan/1/" + i), sent.get(i).getBytes(UTF_8));
      assertThat(first.batches.size() + second.batches.size())
          .as("batches dealt with when the put has returned")
          .isEqualTo(i + 1);
    }
    assertThat(both(first.batches, second.batches)).containsExactlyInAnyOrderElementsOf(sent);
  }

  @Test
  void everyReceiptIsTakenOnceWhicheverNodeItComesInAt() {
    List<String> sent = IntStream.range(0, MANY).mapToObj(i -> "receipt " + i).toList();
    for (int i = 0; i < MANY; i++) {
      node(i).receipts.put(key("message/ansan/1/" + i), sent.get(i).getBytes(UTF_8));
    }
    assertThat(both(first.taken, second.taken)).containsExactlyInAnyOrderElementsOf(sent);
  }

  @Test
  void whatThisSiteSendsIsNotDealtWithHere() {
    for (int i = 0; i < MANY; i++) {
      node(i).transport.sendReceipt("own/" + i, "own".getBytes(UTF_8));
    }
    assertThat(both(first.taken, second.taken)).doesNotContain("own");
  }

  @Test
  void nodeThatTakesOverAsksEveryNodeOnceToBringTheOtherSiteOnline() {
    first.receipts.clear();
    first.transport.takeOver();
    first.transport.sendReceipt("one", "one".getBytes(UTF_8));
    first.transport.sendReceipt("two", "two".getBytes(UTF_8));
    assertThat(second.receipts.keySet().stream().map(key -> new String(key, UTF_8)))
        .filteredOn(key -> key.startsWith("reopening/pangyo/"))
        .hasSize(1);
  }

  @Test
  void nudgeReachesTheOtherNodeAndNotTheOneThatNudges() {
    first.nudges.clear();
    second.nudges.clear();
    for (int i = 0; i < MANY; i++) {
      first.transport.nudge();
    }
    assertThat(second.nudges).hasSize(MANY);
    assertThat(first.nudges).isEmpty();
  }

  private static byte[] key(String text) {
    return text.getBytes(UTF_8);
  }

  private static SiteNode node(int i) {
    return i % 2 == 0 ? first : second;
  }

  private static List<String> both(Iterable<String> one, Iterable<String> other) {
    List<String> all = new java.util.ArrayList<>();
    one.forEach(all::add);
    other.forEach(all::add);
    return all;
  }

  /** A node that only notes what it is handed. */
  private static final class SiteNode implements Transport.Receiver {

    final DefaultCacheManager caches;
    final Cache<byte[], byte[]> journal;
    final Cache<byte[], byte[]> receipts;
    final InfinispanTransport transport;
    final ConcurrentLinkedQueue<String> batches = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<String> taken = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<String> nudges = new ConcurrentLinkedQueue<>();

    SiteNode(String name) throws Exception {
      GlobalConfigurationBuilder global = GlobalConfigurationBuilder.defaultClusteredBuilder();
      global.transport().nodeName(name).transport(new JGroupsTransport(channel(name)));
      caches = new DefaultCacheManager(global.build());
      caches.defineConfiguration("journal", replicated());
      caches.defineConfiguration("receipts", replicated());
      journal = caches.getCache("journal");
      receipts = caches.getCache("receipts");
      transport =
          new InfinispanTransport(new SiteName("pangyo"), new SiteName("ansan"), journal, receipts);
      transport.listen(this);
    }

    private static JChannel channel(String name) throws Exception {
      return new JChannel(
              new SHARED_LOOPBACK(),
              new SHARED_LOOPBACK_PING(),
              new NAKACK4(),
              new UNICAST4(),
              new GMS().setJoinTimeout(500),
              new FRAG4())
          .name(name);
    }

    private static Configuration replicated() {
      ConfigurationBuilder cache = new ConfigurationBuilder();
      cache.clustering().cacheMode(CacheMode.REPL_SYNC);
      cache.memory().storage(StorageType.OFF_HEAP).maxCount(MANY);
      return cache.build();
    }

    @Override
    public CompletionStage<Void> batch(byte[] bytes) {
      batches.add(new String(bytes, UTF_8));
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void receipt(byte[] bytes) {
      taken.add(new String(bytes, UTF_8));
    }

    @Override
    public void nudged() {
      nudges.add("nudge");
    }

    void stop() {
      transport.close();
      caches.stop();
    }
  }
}
