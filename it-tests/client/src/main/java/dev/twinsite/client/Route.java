package dev.twinsite.client;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * In which order a caller tries the nodes it knows: those of the preferred site, then the others,
 * and last those that have failed lately. A node that has failed is not called again before
 * somebody has asked it whether it is well; see {@link #dueForQuestion()}.
 */
final class Route {

  private final List<Node> nodes = new ArrayList<>();
  private final Map<Node, Instant> nextQuestion = new HashMap<>();
  private final Duration homecoming;
  private final InstantSource clock;

  Route(List<SiteAddress> sites, Duration homecoming, InstantSource clock) {
    sites.forEach(site -> site.nodes().forEach(url -> nodes.add(new Node(site.site(), url))));
    this.homecoming = homecoming;
    this.clock = clock;
  }

  /** The best node that is not among those named. */
  synchronized Optional<Node> next(Predicate<Node> excluded) {
    List<Node> left = nodes.stream().filter(excluded.negate()).toList();
    return left.stream()
        .filter(node -> !nextQuestion.containsKey(node))
        .findFirst()
        .or(() -> left.stream().findFirst());
  }

  /** Puts a site first; its nodes still have to be well to be called first. */
  synchronized void prefer(String site) {
    List<Node> first = nodes.stream().filter(node -> node.site().equals(site)).toList();
    nodes.removeAll(first);
    nodes.addAll(0, first);
  }

  /** Puts the site of a node first, and the node before the others of its site. */
  synchronized void prefer(URI base) {
    nodes.stream()
        .filter(node -> node.base().equals(base))
        .findFirst()
        .ifPresent(
            node -> {
              prefer(node.site());
              nodes.remove(node);
              nodes.add(0, node);
            });
  }

  /** The site that is called first while it is well. */
  synchronized String preferred() {
    return nodes.get(0).site();
  }

  synchronized void failed(Node node) {
    nextQuestion.put(node, clock.instant().plus(homecoming));
  }

  synchronized void isWell(Node node) {
    nextQuestion.remove(node);
  }

  /** Nodes that another site has named as its alternates. Those already known are not added. */
  synchronized void learn(Collection<URI> alternates) {
    for (URI url : alternates) {
      Node node = new Node("alternate", url);
      if (nodes.stream().noneMatch(known -> known.base().equals(node.base()))) {
        nodes.add(node);
      }
    }
  }

  /** Nodes that failed some time ago. Each is named once; asking is the caller's duty. */
  synchronized List<Node> dueForQuestion() {
    Instant now = clock.instant();
    List<Node> due =
        nextQuestion.entrySet().stream()
            .filter(question -> !question.getValue().isAfter(now))
            .map(Map.Entry::getKey)
            .toList();
    due.forEach(this::failed);
    return due;
  }
}
