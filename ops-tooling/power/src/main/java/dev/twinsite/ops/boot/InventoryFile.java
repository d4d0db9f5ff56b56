package dev.twinsite.ops.boot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.twinsite.site.SiteName;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The text form of an inventory, which {@code docs/power.md} describes. */
public final class InventoryFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<Need, Need> shared = new HashMap<>();

  private InventoryFile() {}

  /**
   * Reads an inventory.
   *
   * @throws IllegalArgumentException that says what is missing or makes no sense, and where
   */
  public static Inventory read(byte[] json) {
    try {
      return new InventoryFile().inventory(JSON.readTree(json));
    } catch (IOException e) {
      throw new IllegalArgumentException("the inventory is not JSON: " + e.getMessage(), e);
    }
  }

  private Inventory inventory(JsonNode file) {
    Map<String, URI> controllers = new LinkedHashMap<>();
    file.path("controllers")
        .fields()
        .forEachRemaining(
            each -> controllers.put(each.getKey(), URI.create(text(each.getValue(), "url"))));
    List<InventoryServer> servers = new ArrayList<>();
    file.path("servers").forEach(server -> servers.add(server(server)));
    return new Inventory(controllers, servers);
  }

  private InventoryServer server(JsonNode server) {
    String name = text(server, "name");
    try {
      return new InventoryServer(
          name,
          new SiteName(text(server, "site")),
          text(server, "role"),
          text(server, "controller"),
          server.path("system").asText(name),
          HealthGate.of(text(server, "gate")),
          needs(server.path("needs")));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("server " + name + ": " + e.getMessage(), e);
    }
  }

  private List<Need> needs(JsonNode list) {
    List<Need> needs = new ArrayList<>();
    list.forEach(need -> needs.add(need.isTextual() ? Need.of(need.asText()) : need(need)));
    return needs;
  }

  private Need need(JsonNode need) {
    List<String> of = new ArrayList<>();
    need.path("of").forEach(name -> of.add(name.asText()));
    Need read = new Need(of, need.path("atLeast").asInt(1));
    return shared.computeIfAbsent(read, first -> first);
  }

  private static String text(JsonNode object, String member) {
    JsonNode value = object.path(member);
    if (!value.isTextual()) {
      throw new IllegalArgumentException("'" + member + "' is missing or not a text in " + object);
    }
    return value.asText();
  }
}
