package dev.twinsite.redfish;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A server that is nothing but a lamp, and can be told to take its time or to be broken. */
final class Lamp implements ManagedServer {

  private final String id;
  private volatile String power = "Off";
  volatile boolean broken;
  volatile CountDownLatch mayEnd = new CountDownLatch(0);

  Lamp(String id) {
    this.id = id;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String description() {
    return "lamp " + id;
  }

  @Override
  public Standing standing() {
    return new Standing(power, power.equals("On") ? "OSRunning" : "None");
  }

  @Override
  public List<String> resetTypes() {
    return List.of("On", "ForceOff");
  }

  @Override
  public void reset(String type) throws ServerRefusal {
    try {
      mayEnd.await();
    } catch (InterruptedException e) {
      throw new ServerRefusal("interrupted");
    }
    if (broken) {
      throw new ServerRefusal("the bulb is gone");
    }
    power = type.equals("On") ? "On" : "Off";
  }
}
