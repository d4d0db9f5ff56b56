package dev.twinsite.redfish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** The resources that are the same whatever stands behind the service, and what all share. */
final class Resources {

  static final String ROOT = "/redfish/v1";
  static final String SYSTEMS = ROOT + "/Systems";
  static final String SESSION_SERVICE = ROOT + "/SessionService";
  static final String SESSIONS = SESSION_SERVICE + "/Sessions";

  private static final String VERSION = "1.18.0";

  private Resources() {}

  /** A resource with its type and address. */
  static ObjectNode resource(String type, String address) {
    String[] words = type.split("\\.");
    return Response.JSON
        .createObjectNode()
        .put("@odata.type", "#" + type)
        .put("@odata.id", address)
        .put("@odata.context", ROOT + "/$metadata#" + words[0] + "." + words[words.length - 1]);
  }

  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static ObjectNode link(String address) {
    return Response.JSON.createObjectNode().put("@odata.id", address);
  }

  /** The versions there are. */
  static ObjectNode versions() {
    return Response.JSON.createObjectNode().put("v1", ROOT + "/");
  }

  static ObjectNode root(String name, UUID uuid) {
    ObjectNode root =
        resource("ServiceRoot.v1_17_0.ServiceRoot", ROOT + "/")
            .put("Id", "RootService")
            .put("Name", name)
            .put("RedfishVersion", VERSION)
            .put("UUID", uuid.toString())
            .put("Vendor", "Twinsite");
    features(root.putObject("ProtocolFeaturesSupported"));
    root.set("Systems", link(SYSTEMS));
    root.set("SessionService", link(SESSION_SERVICE));
    root.set("Tasks", link(Tasks.BASE));
    root.putObject("Links").set("Sessions", link(SESSIONS));
    return root;
  }

  private static void features(ObjectNode features) {
    features
        .putObject("ExpandQuery")
        .put("ExpandAll", true)
        .put("Levels", true)
        .put("Links", false)
        .put("MaxLevels", 1)
        .put("NoLinks", true);
    features
        .put("FilterQuery", false)
        .put("SelectQuery", false)
        .put("OnlyMemberQuery", false)
        .put("ExcerptQuery", false)
        .put("TopSkipQuery", true);
  }

  static ObjectNode sessionService() {
    ObjectNode service =
        resource("SessionService.v1_1_9.SessionService", SESSION_SERVICE)
            .put("Id", "SessionService")
            .put("Name", "Sessions of this service")
            .put("ServiceEnabled", true)
            .put("SessionTimeout", Sessions.TIMEOUT.toSeconds());
    service.putObject("Status").put("State", "Enabled").put("Health", "OK");
    service.set("Sessions", link(SESSIONS));
    return service;
  }

  static ObjectNode taskService(Instant now) {
    ObjectNode service =
        resource("TaskService.v1_2_1.TaskService", Tasks.BASE)
            .put("Id", "TaskService")
            .put("Name", "What takes a while")
            .put("ServiceEnabled", true)
            .put("DateTime", time(now))
            .put("CompletedTaskOverWritePolicy", "Oldest");
    service.putObject("Status").put("State", "Enabled").put("Health", "OK");
    service.set("Tasks", link(Tasks.BASE + "/Tasks"));
    return service;
  }

  /** A collection that fits on one page. */
  static ObjectNode collection(String kind, String address, String name, List<String> ids) {
    ObjectNode collection = resource(kind + "." + kind, address).put("Name", name);
    collection.put("Members@odata.count", ids.size());
    ArrayNode members = collection.putArray("Members");
    ids.forEach(id -> members.add(link(address + "/" + id)));
    return collection;
  }

  /** OData's list of what the service root leads to. */
  static ObjectNode odata() {
    ObjectNode document =
        Response.JSON.createObjectNode().put("@odata.context", ROOT + "/$metadata");
    ArrayNode value = document.putArray("value");
    singleton(value, "Service", ROOT + "/");
    singleton(value, "Systems", SYSTEMS);
    singleton(value, "SessionService", SESSION_SERVICE);
    singleton(value, "Sessions", SESSIONS);
    singleton(value, "Tasks", Tasks.BASE);
    return document;
  }

  private static void singleton(ArrayNode value, String name, String address) {
    value.addObject().put("name", name).put("kind", "Singleton").put("url", address);
  }

  /** OData's list of the schemas in use. */
  static String metadata() {
    StringBuilder references = new StringBuilder();
    for (String schema :
        List.of(
            "ServiceRoot.v1_17_0",
            "ComputerSystemCollection",
            "ComputerSystem.v1_22_0",
            "SessionService.v1_1_9",
            "SessionCollection",
            "Session.v1_8_0",
            "TaskService.v1_2_1",
            "TaskCollection",
            "Task.v1_7_4",
            "ActionInfo.v1_4_1",
            "Message.v1_2_1")) {
      references.append(reference(schema));
    }
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx" Version="4.0">
        %s  <edmx:DataServices>
            <Schema xmlns="http://docs.oasis-open.org/odata/ns/edm" Namespace="Service">
              <EntityContainer Name="Service" Extends="ServiceRoot.v1_17_0.ServiceContainer"/>
            </Schema>
          </edmx:DataServices>
        </edmx:Edmx>
        """
        .formatted(references);
  }

  private static String reference(String schema) {
    String name = schema.split("\\.")[0];
    return """
          <edmx:Reference Uri="http://redfish.dmtf.org/schemas/v1/%s_v1.xml">
            <edmx:Include Namespace="%s"/>
            <edmx:Include Namespace="%s"/>
          </edmx:Reference>
        """
        .formatted(name, name, schema);
  }
}
