package dev.twinsite.ops.power.redfish;

import com.fasterxml.jackson.databind.JsonNode;
import dev.twinsite.ops.power.PowerException;
import dev.twinsite.ops.power.PowerRefusedException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * Waits for what a service has begun and not finished: it names a monitor that answers 202 as long
 * as it takes, and then as the action itself would have. Services that name the task instead of its
 * monitor are understood too.
 */
final class TaskMonitor {

  private static final Set<String> FAILED = Set.of("Exception", "Killed", "Cancelled");
  private static final Set<String> ENDED = Set.of("Completed", "Exception", "Killed", "Cancelled");

  private final Service service;
  private final Wire wire;
  private final URI action;

  TaskMonitor(Service service, Wire wire, URI action) {
    this.service = service;
    this.wire = wire;
    this.action = action;
  }

  void await(Reply accepted) throws PowerException {
    String link = monitor(accepted);
    if (link.isEmpty()) {
      return;
    }
    URI monitor = wire.resolve(link);
    long end = System.nanoTime() + wire.limits().completion().toNanos();
    Reply last = accepted;
    for (int look = 1; System.nanoTime() < end; look++) {
      wire.pause(pause(last, look));
      last = service.send("GET", monitor, null);
      if (isOver(last)) {
        return;
      }
    }
    throw new PowerException(
        "POST " + action + " has not ended within " + wire.limits().completion());
  }

  private static String monitor(Reply accepted) throws PowerException {
    JsonNode task = accepted.json();
    String inBody = task.path("TaskMonitor").asText(task.path("@odata.id").asText(""));
    return accepted.header("Location").orElse(inBody);
  }

  private Duration pause(Reply last, int look) {
    Duration longest = wire.limits().longestPause();
    Duration asked = last.retryAfter().orElse(wire.limits().pauseAfter(Math.min(look, 10)));
    return asked.compareTo(longest) < 0 ? asked : longest;
  }

  private boolean isOver(Reply reply) throws PowerException {
    if (reply.isAccepted()) {
      return false;
    }
    if (!reply.isGood()) {
      throw Failure.of("POST", action, reply);
    }
    JsonNode body = reply.jsonOrNothing();
    return !body.path("@odata.type").asText("").startsWith("#Task.") || isOver(body);
  }

  private boolean isOver(JsonNode task) throws PowerRefusedException {
    String state = task.path("TaskState").asText("");
    if (FAILED.contains(state)) {
      throw new PowerRefusedException(
          "POST " + action + " ended as " + state + words(task.path("Messages")));
    }
    return ENDED.contains(state);
  }

  private static String words(JsonNode messages) {
    JsonNode error =
        Wire.JSON
            .createObjectNode()
            .set("error", Wire.JSON.createObjectNode().set("@Message.ExtendedInfo", messages));
    return Failure.words(error);
  }
}
