package dev.twinsite.failover;

import static dev.twinsite.arquillian.ServerModel.address;

import dev.twinsite.arquillian.Site;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;

/**
 * An administrator takes one site offline in the other's cache by hand. From then on a put returns
 * as if all were well.
 */
abstract class SiteTakenOfflineStory extends DeafPeerStory {

  @Override
  void deafen(Site deaf, Site speaker) {
    speaker.firstServerModel().perform(backup("take-site-offline", deaf));
  }

  @Override
  void heal(Site deaf, Site speaker) {
    speaker.firstServerModel().perform(backup("bring-site-online", deaf));
  }

  private static ModelNode backup(String operation, Site site) {
    ModelNode journal =
        address(
            "subsystem", "infinispan",
            "cache-container", "replication",
            "replicated-cache", "journal",
            "component", "backups",
            "backup", site.name());
    return Operations.createOperation(operation, journal);
  }
}
