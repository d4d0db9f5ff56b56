package dev.twinsite.arquillian;

import java.util.Set;

/** The lab as the owner of the servers. */
public final class LabServers implements ServerOwner {

  @Override
  public void open() {
    throw new IllegalStateException("no lab is on the class path");
  }

  @Override
  public Set<String> servers() {
    return Set.of();
  }

  @Override
  public int managementPort(String server) {
    throw new IllegalArgumentException("no server " + server);
  }

  @Override
  public boolean isRunning(String server) {
    return false;
  }

  @Override
  public void start(String server) {}

  @Override
  public void stop(String server) {}

  @Override
  public void kill(String server) {}

  @Override
  public void restore() {}

  @Override
  public void close() {}
}
