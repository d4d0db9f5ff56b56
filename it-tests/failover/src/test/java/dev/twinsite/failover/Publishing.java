package dev.twinsite.failover;

import static dev.twinsite.arquillian.ServerModel.address;

import dev.twinsite.arquillian.Node;
import dev.twinsite.arquillian.Site;
import dev.twinsite.arquillian.Sites;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;

/**
 * Which node of a site does what: one publishes, by a lease in the database, and one is the site's
 * master on the link, by the members' order. It may be the same one.
 */
final class Publishing {

  private static final String HOLDER =
      "select node from journal.lease where expires_at > clock_timestamp()";
  private static final String HAND_OVER =
      "update journal.lease set (node, boot_id) ="
          + " (select b.node, b.boot_id from site.node_boot b where b.node = ?)";

  /**
   * Such as {@code MergeView::[pangyo-1(v=16.0.5)|3] (2) [pangyo-1(v=16.0.5), pangyo-2(v=16.0.5)]}.
   */
  private static final Pattern VIEW =
      Pattern.compile("\\[(?<first>[^(|]+)[^\\]]*] \\((?<members>\\d+)\\)");

  private final Sites sites;
  private final Site site;

  private Publishing(Sites sites, Site site) {
    this.sites = sites;
    this.site = site;
  }

  static Publishing at(Sites sites, Site site) {
    return new Publishing(sites, site);
  }

  /** The node that publishes. */
  Node publisher() {
    return sites.await("a node of " + site + " publishes", Sites.SOON, this::holder);
  }

  /** Whether the node publishes. */
  boolean isPublisher(Node node) {
    return holder().filter(node::equals).isPresent();
  }

  /** Waits until the node publishes. */
  void awaitPublisher(Node node) {
    sites.awaitTrue(node + " publishes", Sites.SOON, () -> isPublisher(node));
  }

  /**
   * The node that is on the link, once all nodes that answer are in one cluster. No node may stand
   * still.
   */
  Node master() {
    return sites.await("one node of " + site + " is its master", Sites.SOON, this::agreedMaster);
  }

  private Optional<Node> agreedMaster() {
    List<Node> alive = site.nodes().stream().filter(Publishing::answers).toList();
    List<Node> masters = alive.stream().filter(Publishing::isMaster).toList();
    boolean together = alive.stream().allMatch(node -> members(node) == alive.size());
    return together && masters.size() == 1 ? Optional.of(masters.get(0)) : Optional.empty();
  }

  /** Makes the node that is not the site's master publish, and returns it. */
  Node publisherApartFromTheMaster() {
    Node apart = site.otherThan(master());
    sites.awaitTrue(
        apart + " publishes and is not the site's master",
        Sites.SOON,
        () -> {
          handOverTo(apart);
          return isPublisher(apart);
        });
    return apart;
  }

  private Optional<Node> holder() {
    try (Connection database = site.openDatabase();
        PreparedStatement query = database.prepareStatement(HOLDER);
        ResultSet row = query.executeQuery()) {
      return row.next() ? Optional.of(site.node(row.getString(1))) : Optional.empty();
    } catch (SQLException e) {
      return Optional.empty();
    }
  }

  private void handOverTo(Node node) {
    try (Connection database = site.openDatabase();
        PreparedStatement update = database.prepareStatement(HAND_OVER)) {
      update.setString(1, node.name());
      update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean answers(Node node) {
    try {
      members(node);
      return true;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** How many nodes of its site the node knows to be there, itself included. */
  static int members(Node node) {
    return Integer.parseInt(viewOf(node).group("members"));
  }

  /** The first member of the site's channel is the one on the link. */
  private static boolean isMaster(Node node) {
    return viewOf(node).group("first").equals(node.name());
  }

  private static Matcher viewOf(Node node) {
    ModelNode channel = address("subsystem", "jgroups", "channel", "sites");
    ModelNode read = Operations.createReadAttributeOperation(channel, "view");
    Matcher view = VIEW.matcher(node.model().perform(read).asString());
    if (!view.find()) {
      throw new IllegalStateException("not the view of a channel: " + view);
    }
    return view;
  }
}
