package dev.twinsite.redfish;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What takes longer than a caller would wait for. The last ones are kept. */
final class Tasks {

  static final String BASE = Resources.ROOT + "/TaskService";

  private static final int MOST = 500;

  private final InstantSource clock;
  private final Map<String, Task> tasks = new LinkedHashMap<>();
  private long begun;

  Tasks(InstantSource clock) {
    this.clock = clock;
  }

  private final class Task {
    final String id;
    final String name;
    final CompletableFuture<Response> work;
    final Instant startedAt = clock.instant();
    volatile @Nullable Instant endedAt;

    Task(String id, String name, CompletableFuture<Response> work) {
      this.id = id;
      this.name = name;
      this.work = work;
    }
  }

  /** The answer for what goes on: 202 and where to ask. */
  synchronized Response accept(String name, CompletableFuture<Response> work) {
    Task task = new Task(Long.toString(++begun), name, work);
    work.whenComplete((response, fault) -> task.endedAt = clock.instant());
    if (tasks.size() >= MOST) {
      tasks.remove(tasks.keySet().iterator().next());
    }
    tasks.put(task.id, task);
    return accepted(task);
  }

  private Response accepted(Task task) {
    return Response.of(202, resource(task))
        .with("Location", BASE + "/TaskMonitors/" + task.id)
        .with("Retry-After", "1");
  }

  /** 202 as long as it goes on, then what the action itself would have answered. */
  synchronized Optional<Response> monitor(String id) {
    return Optional.ofNullable(tasks.get(id))
        .map(task -> task.work.isDone() ? answer(task) : accepted(task));
  }

  private static Response answer(Task task) {
    return task.work.isCompletedExceptionally()
        ? Message.INTERNAL_ERROR.response()
        : task.work.join();
  }

  synchronized List<String> ids() {
    return List.copyOf(tasks.keySet());
  }

  synchronized Optional<ObjectNode> resource(String id) {
    return Optional.ofNullable(tasks.get(id)).map(this::resource);
  }

  private ObjectNode resource(Task task) {
    Instant end = task.endedAt;
    boolean failed = task.work.isDone() && answer(task).status() >= 400;
    ObjectNode resource =
        Resources.resource("Task.v1_7_4.Task", BASE + "/Tasks/" + task.id)
            .put("Id", task.id)
            .put("Name", task.name)
            .put("TaskState", !task.work.isDone() ? "Running" : failed ? "Exception" : "Completed")
            .put("TaskStatus", failed ? "Critical" : "OK")
            .put("TaskMonitor", BASE + "/TaskMonitors/" + task.id)
            .put("StartTime", Resources.time(task.startedAt));
    resource.putArray("Messages");
    return end == null ? resource : resource.put("EndTime", Resources.time(end));
  }
}
