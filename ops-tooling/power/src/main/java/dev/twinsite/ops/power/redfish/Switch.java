package dev.twinsite.ops.power.redfish;

import com.fasterxml.jackson.databind.JsonNode;
import dev.twinsite.ops.power.PowerException;
import dev.twinsite.ops.power.PowerRefusedException;
import dev.twinsite.ops.power.PowerState;
import dev.twinsite.ops.power.PoweredSystem;
import dev.twinsite.ops.power.ResetType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where a system is read, and how it is switched.
 *
 * @param link of the system
 * @param target of its reset action; empty if it has none
 * @param allowed words that the action takes; empty if the system does not list them
 * @param actionInfo link to the list, if the system does not give it itself; else empty
 */
record Switch(String link, String target, List<String> allowed, String actionInfo) {

  private static final Map<String, PowerState> STATES =
      Map.of(
          "On", PowerState.ON,
          "Off", PowerState.OFF,
          "PoweringOn", PowerState.POWERING_ON,
          "PoweringOff", PowerState.POWERING_OFF,
          "Paused", PowerState.PAUSED);

  static PoweredSystem system(JsonNode resource) {
    return new PoweredSystem(
        resource.path("Id").asText(""),
        resource.path("Name").asText(""),
        STATES.getOrDefault(resource.path("PowerState").asText(""), PowerState.UNKNOWN),
        resource.path("Status").path("Health").asText("").intern(),
        resource.path("BootProgress").path("LastState").asText("").intern());
  }

  static Switch of(JsonNode resource) {
    JsonNode reset = resource.path("Actions").path("#ComputerSystem.Reset");
    return new Switch(
        resource.path("@odata.id").asText(""),
        reset.path("target").asText(""),
        words(reset.path("ResetType@Redfish.AllowableValues")),
        reset.path("@Redfish.ActionInfo").asText(""));
  }

  private static List<String> words(JsonNode list) {
    List<String> words = new ArrayList<>();
    list.forEach(word -> words.add(word.asText().intern()));
    return List.copyOf(words);
  }

  void reset(Service service, ResetType type) throws PowerException {
    if (target.isEmpty()) {
      throw new PowerRefusedException(link + " cannot be switched: it has no reset action");
    }
    List<String> known = allowed.isEmpty() ? listed(service) : allowed;
    if (!known.isEmpty() && !known.contains(type.word())) {
      throw new PowerRefusedException(
          link + " does not take the reset type " + type.word() + ", only " + known);
    }
    service.post(target, Wire.JSON.createObjectNode().put("ResetType", type.word()));
  }

  private List<String> listed(Service service) throws PowerException {
    if (actionInfo.isEmpty()) {
      return List.of();
    }
    for (JsonNode parameter : service.read(actionInfo).path("Parameters")) {
      if (parameter.path("Name").asText("").equals("ResetType")) {
        return words(parameter.path("AllowableValues"));
      }
    }
    return List.of();
  }
}
