package dev.twinsite.ops.runbook;

import dev.twinsite.ops.boot.BootReport;
import dev.twinsite.ops.boot.InventoryServer;
import dev.twinsite.ops.power.PowerException;
import dev.twinsite.ops.power.ResetType;
import dev.twinsite.ops.run.Progress;
import dev.twinsite.ops.run.Progress.Done;
import dev.twinsite.ops.run.Progress.Over;
import dev.twinsite.ops.run.Progress.Waiting;
import dev.twinsite.ops.servers.ServerRoom;
import dev.twinsite.site.SiteName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * The power of the servers in the inventory. What takes long goes on beside the conductor, one
 * piece of work for each site and purpose; what failed is begun again when it is asked for again.
 */
public final class RoomPower implements SitePower, AutoCloseable {

  /** Servers that are switched at the same time. */
  private static final int WIDTH = 64;

  private static final int SHOWN = 5;

  private final ServerRoom room;
  private final String ownServer;
  private final ExecutorService workers;
  private final ExecutorService switches;
  private final Map<String, Work> underWay = new ConcurrentHashMap<>();

  private record Work(Future<Progress> end, Told told) {}

  /** The last word of a piece of work that goes on. */
  private static final class Told {
    private volatile String word = "it has begun";
  }

  /**
   * The power of the servers in this room.
   *
   * @param ownServer the name of this ops server, which switches itself off last
   */
  public RoomPower(ServerRoom room, String ownServer) {
    this.room = room;
    this.ownServer = ownServer;
    this.workers = Executors.newCachedThreadPool(RoomPower::thread);
    this.switches = Executors.newFixedThreadPool(WIDTH, RoomPower::thread);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "twinsite-power-work");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public Progress on(SiteName site) {
    return room.inventory().servers(site).isEmpty()
        ? unknown(site)
        : goOn("on " + site, told -> boot(site, told));
  }

  private Progress boot(SiteName site, Consumer<String> told) throws InterruptedException {
    BootReport report = room.boot(site, WIDTH, event -> told.accept(event.toString()));
    return report.isComplete() ? new Done(report.summary()) : new Waiting(report.summary());
  }

  @Override
  public Progress cut(SiteName site, Part part) {
    return switchAll("cut " + part + " of " + site, servers(site, part), ResetType.FORCE_OFF, site);
  }

  @Override
  public Progress shutDown(SiteName site, Part part) {
    String work = "end " + part + " of " + site;
    return switchAll(work, servers(site, part), ResetType.GRACEFUL_SHUTDOWN, site);
  }

  private Progress switchAll(
      String work, List<InventoryServer> servers, ResetType type, SiteName site) {
    return servers.isEmpty() ? unknown(site) : goOn(work, told -> switchAll(servers, type));
  }

  /** All at once, but for the server that this one is: who is dead switches nobody. */
  private Progress switchAll(List<InventoryServer> servers, ResetType type)
      throws InterruptedException {
    List<Future<String>> answers = new ArrayList<>();
    for (InventoryServer server : servers) {
      if (!isOwn(server)) {
        answers.add(switches.submit(() -> reset(server, type)));
      }
    }
    List<String> faults = new ArrayList<>();
    for (Future<String> answer : answers) {
      faults.add(result(answer));
    }
    servers.stream().filter(this::isOwn).forEach(own -> faults.add(reset(own, type)));
    faults.removeIf(String::isEmpty);
    return faults.isEmpty()
        ? new Done("every server was switched: " + type.word())
        : new Waiting(firstFew(faults));
  }

  private boolean isOwn(InventoryServer server) {
    return server.name().equals(ownServer);
  }

  private String reset(InventoryServer server, ResetType type) {
    try {
      room.reset(server, type);
      return "";
    } catch (PowerException e) {
      return server.name() + ": " + e.getMessage();
    }
  }

  private static String result(Future<String> answer) throws InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      return String.valueOf(e.getCause());
    }
  }

  @Override
  public Progress dark(SiteName site, Part part) {
    List<String> doubts = room.notConfirmedOff(site, roles(site, part));
    return Progress.doneIf(
        doubts.isEmpty(), "their power controllers say that they are off", firstFew(doubts));
  }

  /** What people can read of it, whose sites may have thousands of servers. */
  private static String firstFew(List<String> faults) {
    String few = String.join("; ", faults.subList(0, Math.min(SHOWN, faults.size())));
    return faults.size() > SHOWN ? few + "; and " + (faults.size() - SHOWN) + " more" : few;
  }

  private List<String> roles(SiteName site, Part part) {
    return switch (part) {
      case EVERYTHING ->
          room.inventory().servers(site).stream().map(InventoryServer::role).distinct().toList();
      case APPLICATION -> List.of("application");
      case OPERATIONS -> List.of("operations");
    };
  }

  private List<InventoryServer> servers(SiteName site, Part part) {
    List<String> roles = roles(site, part);
    return room.inventory().servers(site).stream()
        .filter(server -> roles.contains(server.role()))
        .toList();
  }

  private static Progress unknown(SiteName site) {
    return new Over("the inventory of this ops server names no such servers of " + site);
  }

  /** One piece of work. */
  private interface Task {
    Progress run(Consumer<String> told) throws InterruptedException;
  }

  private Progress goOn(String name, Task task) {
    Work work = underWay.computeIfAbsent(name, key -> begin(task));
    if (!work.end().isDone()) {
      return new Waiting(work.told().word);
    }
    underWay.remove(name);
    return end(work.end());
  }

  private Work begin(Task task) {
    Told told = new Told();
    Callable<Progress> call = () -> task.run(word -> told.word = word);
    return new Work(workers.submit(call), told);
  }

  private static Progress end(Future<Progress> end) {
    try {
      return end.get();
    } catch (ExecutionException e) {
      return new Waiting(String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Waiting("interrupted");
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
    switches.shutdownNow();
  }
}
