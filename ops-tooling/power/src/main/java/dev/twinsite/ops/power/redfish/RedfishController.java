package dev.twinsite.ops.power.redfish;

import dev.twinsite.ops.power.PowerController;
import dev.twinsite.ops.power.PowerException;
import dev.twinsite.ops.power.PowerRefusedException;
import dev.twinsite.ops.power.PoweredSystem;
import dev.twinsite.ops.power.ResetType;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The servers behind one Redfish service, be it the baseboard controller of one server or the
 * aggregator of many. Nothing is asked before the first call.
 */
public final class RedfishController implements PowerController {

  /** So many systems are asked for one by one, although one walk would tell about all. */
  private static final int FEW = 8;

  private final Service service;
  private final Directory directory;

  /**
   * A controller.
   *
   * @param root the address of the service root, ending with {@code /redfish/v1}
   * @throws IllegalArgumentException if that is not an http or https address
   */
  public RedfishController(URI root, RedfishAccount account, RedfishLimits limits) {
    if (root.getHost() == null || !Set.of("http", "https").contains(root.getScheme())) {
      throw new IllegalArgumentException(
          "the address of a power controller is '"
              + root
              + "', not http:// or https:// and a host");
    }
    this.service = new Service(root, account, limits);
    this.directory = new Directory(service);
  }

  @Override
  public List<PoweredSystem> systems() throws PowerException {
    List<PoweredSystem> systems = new ArrayList<>();
    directory.sweep(systems::add);
    return systems;
  }

  @Override
  public Map<String, PoweredSystem> look(Collection<String> ids) throws PowerException {
    return ids.size() > FEW && directory.bringsSystemsAlong() ? lookAtAll(ids) : lookAtEach(ids);
  }

  private Map<String, PoweredSystem> lookAtAll(Collection<String> ids) throws PowerException {
    Set<String> wanted = new HashSet<>(ids);
    Map<String, PoweredSystem> seen = new HashMap<>();
    directory.sweep(
        system -> {
          if (wanted.contains(system.id())) {
            seen.put(system.id(), system);
          }
        });
    return seen;
  }

  private Map<String, PoweredSystem> lookAtEach(Collection<String> ids) throws PowerException {
    Map<String, PoweredSystem> seen = new HashMap<>();
    for (String id : ids) {
      Optional<Switch> at = directory.find(id);
      if (at.isPresent()) {
        seen.put(id, directory.read(at.get()));
      }
    }
    return seen;
  }

  @Override
  public void reset(String id, ResetType type) throws PowerException {
    directory
        .find(id)
        .orElseThrow(() -> new PowerRefusedException(service + " has no system '" + id + "'"))
        .reset(service, type);
  }

  /** The most requests that were under way at a time. */
  public int mostInFlight() {
    return service.mostInFlight();
  }

  /** How many requests were made. */
  public long requests() {
    return service.requests();
  }

  @Override
  public void close() {
    service.logOut();
  }

  @Override
  public String toString() {
    return service.toString();
  }
}
