package dev.twinsite.redfish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.twinsite.redfish.ManagedServer.ServerRefusal;
import dev.twinsite.redfish.ManagedServer.Standing;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The servers as Redfish shows them. */
final class Systems {

  private static final String ACTION = "ComputerSystem.Reset";
  private static final String PARAMETER = "ResetType";
  private static final int TASK_AFTER_MILLIS = 2000;
  private static final Set<String> EXPANSIONS = Set.of(".", "*", ".($levels=1)", "*($levels=1)");

  private final ManagedServers servers;
  private final int pageSize;
  private final Tasks tasks;
  private final Executor workers;

  Systems(ManagedServers servers, int pageSize, Tasks tasks, Executor workers) {
    this.servers = servers;
    this.pageSize = pageSize;
    this.tasks = tasks;
    this.workers = workers;
  }

  /** A page of the collection, as the query says. */
  ObjectNode page(Map<String, String> query) throws Problem {
    for (String parameter : query.keySet()) {
      if (parameter.startsWith("$") && !Set.of("$skip", "$top", "$expand").contains(parameter)) {
        throw new Problem(Message.QUERY_NOT_SUPPORTED.response(parameter));
      }
    }
    String expand = query.getOrDefault("$expand", "");
    if (!expand.isEmpty() && !EXPANSIONS.contains(expand)) {
      throw new Problem(Message.QUERY_NOT_SUPPORTED.response("$expand=" + expand));
    }
    int skip = number(query, "$skip", 0);
    int top = number(query, "$top", Integer.MAX_VALUE);
    return page(skip, top, expand);
  }

  private static int number(Map<String, String> query, String name, int otherwise) throws Problem {
    String value = query.get(name);
    if (value == null) {
      return otherwise;
    }
    if (!value.matches("[0-9]{1,9}")) {
      throw new Problem(
          Message.QUERY_PARAMETER_OUT_OF_RANGE.response(value, name, "0 to 999999999"));
    }
    return Integer.parseInt(value);
  }

  private ObjectNode page(int skip, int top, String expand) {
    ObjectNode page =
        Resources.resource("ComputerSystemCollection.ComputerSystemCollection", Resources.SYSTEMS)
            .put("Name", "Servers")
            .put("Members@odata.count", servers.count());
    ArrayNode members = page.putArray("Members");
    int end = (int) Math.min(servers.count(), (long) skip + Math.min(top, pageSize));
    for (int index = skip; index < end; index++) {
      ManagedServer server = servers.at(index);
      members.add(expand.isEmpty() ? Resources.link(address(server)) : resource(server));
    }
    if (end < servers.count() && top > pageSize) {
      page.put("Members@odata.nextLink", nextLink(end, top, expand));
    }
    return page;
  }

  private String nextLink(int skip, int top, String expand) {
    String rest = top == Integer.MAX_VALUE ? "" : "&$top=" + (top - pageSize);
    String along = expand.isEmpty() ? "" : "&$expand=" + expand;
    return Resources.SYSTEMS + "?$skip=" + skip + rest + along;
  }

  private static String address(ManagedServer server) {
    return Resources.SYSTEMS + "/" + server.id();
  }

  private static String target(ManagedServer server) {
    return address(server) + "/Actions/" + ACTION;
  }

  ObjectNode resource(ManagedServer server) {
    Standing standing = server.standing();
    ObjectNode system =
        Resources.resource("ComputerSystem.v1_22_0.ComputerSystem", address(server))
            .put("Id", server.id())
            .put("Name", server.id())
            .put("Description", server.description())
            .put("SystemType", "Physical")
            .put("PowerState", standing.power());
    system
        .putObject("Status")
        .put("State", standing.power().equals("On") ? "Enabled" : "StandbyOffline")
        .put("Health", "OK");
    system
        .putObject("Boot")
        .put("BootSourceOverrideEnabled", "Disabled")
        .put("BootSourceOverrideTarget", "None");
    system.putObject("BootProgress").put("LastState", standing.bootProgress());
    ObjectNode reset = system.putObject("Actions").putObject("#" + ACTION);
    reset.put("target", target(server)).put("@Redfish.ActionInfo", actionInfoAddress(server));
    ArrayNode allowed = reset.putArray(PARAMETER + "@Redfish.AllowableValues");
    server.resetTypes().forEach(allowed::add);
    return system;
  }

  private static String actionInfoAddress(ManagedServer server) {
    return address(server) + "/ResetActionInfo";
  }

  ObjectNode actionInfo(ManagedServer server) {
    ObjectNode info =
        Resources.resource("ActionInfo.v1_4_1.ActionInfo", actionInfoAddress(server))
            .put("Id", "ResetActionInfo")
            .put("Name", "What the reset takes");
    ArrayNode allowed =
        info.putArray("Parameters")
            .addObject()
            .put("Name", PARAMETER)
            .put("Required", true)
            .put("DataType", "String")
            .putArray("AllowableValues");
    server.resetTypes().forEach(allowed::add);
    return info;
  }

  /** Carries out the action, as a task if that takes long. */
  Response reset(ManagedServer server, JsonNode body) throws Problem {
    String type = type(server, body);
    CompletableFuture<Response> work =
        CompletableFuture.supplyAsync(() -> reset(server, type), workers);
    try {
      return work.get(TASK_AFTER_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return tasks.accept(type + " of " + server.id(), work);
    } catch (ExecutionException e) {
      e.printStackTrace();
      return Message.INTERNAL_ERROR.response();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return busy(5);
    }
  }

  private static Response busy(int seconds) {
    return Message.SERVICE_TEMPORARILY_UNAVAILABLE
        .response(seconds)
        .with("Retry-After", Integer.toString(seconds));
  }

  private static String type(ManagedServer server, JsonNode body) throws Problem {
    for (Map.Entry<String, JsonNode> parameter : body.properties()) {
      if (!parameter.getKey().equals(PARAMETER)) {
        throw new Problem(Message.ACTION_PARAMETER_UNKNOWN.response(ACTION, parameter.getKey()));
      }
    }
    if (!body.has(PARAMETER)) {
      throw new Problem(Message.ACTION_PARAMETER_MISSING.response(ACTION, PARAMETER));
    }
    List<String> allowed = server.resetTypes();
    String type = body.path(PARAMETER).asText("");
    if (!allowed.contains(type)) {
      throw new Problem(
          Message.ACTION_PARAMETER_VALUE_NOT_IN_LIST.response(type, PARAMETER, ACTION));
    }
    return type;
  }

  private static Response reset(ManagedServer server, String type) {
    try {
      server.reset(type);
      return Response.empty(204);
    } catch (ServerRefusal e) {
      int later = e.retryAfterSeconds();
      return later > 0
          ? busy(later)
          : Message.ACTION_REFUSED.response(String.valueOf(e.getMessage()));
    }
  }
}
