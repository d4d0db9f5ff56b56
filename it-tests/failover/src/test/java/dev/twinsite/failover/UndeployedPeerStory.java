package dev.twinsite.failover;

import dev.twinsite.arquillian.Site;

/** The application of one site is undeployed while its server stays up. */
abstract class UndeployedPeerStory extends DeafPeerStory {

  private static final String APPLICATION = "twinsite.ear";

  @Override
  void deafen(Site deaf, Site speaker) {
    deaf.firstServerModel().undeploy(APPLICATION);
  }

  @Override
  void heal(Site deaf, Site speaker) {
    deaf.firstServerModel().redeploy(APPLICATION);
  }
}
