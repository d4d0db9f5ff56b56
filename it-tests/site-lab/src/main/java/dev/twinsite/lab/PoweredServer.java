package dev.twinsite.lab;

import dev.twinsite.redfish.ManagedServer;
import java.util.List;

/**
 * A server of the lab behind its site's power controller: what is switched is the real process. Off
 * is a process that does not live; paused is one that stands still.
 */
final class PoweredServer implements ManagedServer {

  private static final Standing OFF = new Standing("Off", "None");
  private static final Standing SWITCHED_ON = new Standing("PoweringOn", "None");

  private final OwnedLab lab;
  private final Server server;
  private volatile boolean switching;

  PoweredServer(OwnedLab lab, Server server) {
    this.lab = lab;
    this.server = server;
  }

  @Override
  public String id() {
    return server.name().toString();
  }

  @Override
  public String description() {
    return server.name().role().inFile() + " of " + server.name().site();
  }

  @Override
  public List<String> resetTypes() {
    return List.of("On", "ForceOff", "GracefulShutdown");
  }

  @Override
  public Standing standing() {
    if (server.process().isEmpty()) {
      return switching ? SWITCHED_ON : OFF;
    }
    return new Standing(
        lab.isPaused(server) ? "Paused" : "On", server.isUp() ? "OSRunning" : "OSBootStarted");
  }

  @Override
  public void reset(String type) throws ServerRefusal {
    try {
      switch (type) {
        case "On" -> switchOn();
        case "ForceOff" -> lab.kill(id());
        case "GracefulShutdown" -> lab.requestStop(server);
        default -> throw new ServerRefusal("nobody knows the reset type " + type);
      }
    } catch (LabException e) {
      throw new ServerRefusal(String.valueOf(e.getMessage()));
    }
  }

  private void switchOn() {
    switching = true;
    try {
      lab.switchOn(server);
    } finally {
      switching = false;
    }
  }
}
