package dev.twinsite.ops.power.redfish;

import com.fasterxml.jackson.databind.JsonNode;
import dev.twinsite.ops.power.PowerException;
import dev.twinsite.ops.power.PoweredSystem;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The systems of a service: walks through the collection, page after page, and remembers where each
 * system is. Where the service can, a page brings its systems along; else each is read by itself.
 */
final class Directory {

  private static final int MOST_PAGES = 10_000;

  private final Service service;
  private final Map<String, Switch> switches = new ConcurrentHashMap<>();

  Directory(Service service) {
    this.service = service;
  }

  /** Where a system is, if the service has it. */
  Optional<Switch> find(String id) throws PowerException {
    if (!switches.containsKey(id)) {
      sweep(system -> {});
    }
    return Optional.ofNullable(switches.get(id));
  }

  /** One system, read anew. */
  PoweredSystem read(Switch at) throws PowerException {
    return learn(service.read(at.link()));
  }

  /** Whether one walk tells about many systems, so that it is cheaper than asking for each. */
  boolean bringsSystemsAlong() throws PowerException {
    return !expansion().isEmpty();
  }

  /** Reads every system. */
  void sweep(Consumer<PoweredSystem> found) throws PowerException {
    String page = service.root().path("Systems").path("@odata.id").asText("");
    if (page.isEmpty()) {
      throw new PowerException(service + " has no systems");
    }
    page += expansion();
    Set<String> walked = new HashSet<>();
    while (!page.isEmpty()) {
      if (!walked.add(page) || walked.size() > MOST_PAGES) {
        throw new PowerException(service + " leads in a circle through its systems, at " + page);
      }
      page = readPage(service.read(page), found);
    }
  }

  /** The next page, or an empty text. */
  private String readPage(JsonNode page, Consumer<PoweredSystem> found) throws PowerException {
    for (JsonNode member : page.path("Members")) {
      String link = member.path("@odata.id").asText("");
      JsonNode whole = member.has("PowerState") ? member : service.read(link);
      found.accept(learn(whole));
    }
    return page.path("Members@odata.nextLink").asText("");
  }

  private PoweredSystem learn(JsonNode resource) {
    PoweredSystem system = Switch.system(resource);
    switches.put(system.id(), Switch.of(resource));
    return system;
  }

  private String expansion() throws PowerException {
    JsonNode offered = service.root().path("ProtocolFeaturesSupported").path("ExpandQuery");
    if (offered.path("NoLinks").asBoolean()) {
      return "?$expand=." + (offered.path("Levels").asBoolean() ? "($levels=1)" : "");
    }
    return "";
  }
}
