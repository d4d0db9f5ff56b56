package dev.twinsite.failover;

import static dev.twinsite.drill.journal.Knowledge.BOTH_SITES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.arquillian.Node;
import dev.twinsite.arquillian.ServerModel;
import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import dev.twinsite.arquillian.Story;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * What has been sent and received is in the databases; a node that kept it in memory as well would
 * run full one day. The JVM itself is asked how many entries of caches it holds.
 */
@ArquillianTest
@Story
class SpentBatchesIT {

  private static final int MESSAGES = 120;

  /** As each message is a batch at one site and a receipt at the other, and both are entries. */
  private static final long FAR_FEWER = MESSAGES / 3;

  private static final String ENTRY = "org.infinispan.container.entries.ImmortalCacheEntry";

  @ArquillianResource Sites sites;

  private Map<String, Long> before;

  @Test
  @Order(1)
  void nodesHaveSentSomethingBefore() {
    Town town = Town.founded(sites);
    before = entries();
    for (int i = 0; i < MESSAGES; i++) {
      town.message(i % 2 == 0 ? sites.pangyo() : sites.ansan(), BOTH_SITES);
    }
  }

  @Test
  @Order(2)
  void noneOfThemKeepsInItsHeapWhatItHasSentOrTaken() {
    entries()
        .forEach(
            (node, held) ->
                assertThat(held - before.getOrDefault(node, 0L))
                    .as("entries of caches that %s holds more than before", node)
                    .isLessThan(FAR_FEWER));
  }

  private Map<String, Long> entries() {
    Map<String, Long> held = new TreeMap<>();
    Stream.of(sites.pangyo(), sites.ansan())
        .map(Site::nodes)
        .flatMap(List::stream)
        .forEach(node -> held.put(node.name(), instances(node)));
    return held;
  }

  /** Of those that are reachable: the JVM collects its garbage before it counts. */
  private static long instances(Node node) {
    try {
      Process count =
          new ProcessBuilder(jcmd(), processOf(node.model()), "GC.class_histogram")
              .redirectErrorStream(true)
              .start();
      List<String> lines =
          new String(count.getInputStream().readAllBytes(), UTF_8).lines().toList();
      assertThat(lines).as("classes in the heap of %s", node).hasSizeGreaterThan(1_000);
      return lines.stream()
          .map(line -> line.trim().split("\\s+"))
          .filter(columns -> columns.length > 3 && columns[3].equals(ENTRY))
          .mapToLong(columns -> Long.parseLong(columns[1]))
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException("the heap of " + node + " cannot be counted", e);
    }
  }

  private static String jcmd() {
    return Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
  }

  /** Of the form 4711@host. */
  private static String processOf(ServerModel server) {
    ModelNode read =
        Operations.createReadAttributeOperation(
            ServerModel.address("core-service", "platform-mbean", "type", "runtime"), "name");
    String name = server.perform(read).asString();
    return name.substring(0, name.indexOf('@'));
  }
}
