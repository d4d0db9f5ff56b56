package dev.twinsite.benchmark.live;

import dev.twinsite.benchmark.report.Hardware;
import dev.twinsite.benchmark.report.ResidentMemory;
import dev.twinsite.client.Session;
import dev.twinsite.lab.LabStatus;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Opens sockets that only stay open, then fills a room and writes into it. */
final class LiveBench {

  private static final int OPENING_AT_ONCE = 32;
  private static final int CREATED = 201;
  private static final Duration GLANCE = Duration.ofMillis(20);
  private static final Duration STRAGGLERS = Duration.ofSeconds(20);

  private final LivePlan plan;
  private final LabStatus lab;
  private final Consumer<String> out;
  private final Instant startedAt = Instant.now();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  LiveBench(LivePlan plan, LabStatus lab, Consumer<String> out) {
    this.plan = plan;
    this.lab = lab;
    this.out = out;
  }

  LiveReport run() {
    var people = new Members(lab, plan.members(), out);
    List<Session> members = people.sessions();
    UUID room = people.room(members.get(0));
    LiveReport.@Nullable Idle idle = plan.idle() == 0 ? null : idle(members);
    return new LiveReport(
        startedAt,
        Hardware.ofThisMachine(),
        lab.roundTrip().toMillis(),
        idle,
        new Writing(members, room).measured());
  }

  /** Sockets of the members, several for each of them, as of people with several devices. */
  private LiveReport.Idle idle(List<Session> members) {
    LabStatus.Site site = lab.sites().get(0);
    Map<String, Long> before = ResidentMemory.mib(lab);
    long begun = System.nanoTime();
    List<Ear> ears =
        opened(
            IntStream.range(0, plan.idle())
                .mapToObj(i -> new Place(site, members.get(i % members.size())))
                .toList(),
            (ear, frame) -> {});
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    out.accept("%d of %d idle sockets are open".formatted(ears.size(), plan.idle()));
    Map<String, Long> open = ResidentMemory.mib(lab);
    await(plan.stay(), () -> false);
    var report =
        new LiveReport.Idle(
            site.name() + "-1",
            plan.idle(),
            ears.size(),
            millis,
            (int) ears.stream().filter(ear -> !ear.isOver()).count(),
            plan.stay().toSeconds(),
            ears.stream().mapToInt(Ear::heartbeats).min().orElse(0),
            before,
            open,
            ResidentMemory.mib(lab));
    ears.forEach(Ear::close);
    return report;
  }

  /** Where somebody listens. */
  private record Place(LabStatus.Site site, Session who) {
    URI node() {
      return site.app().get(0);
    }
  }

  /** Opens a few at a time; those that are not let in are left out. */
  private List<Ear> opened(List<Place> places, BiConsumer<Ear, String> told) {
    var turnstile = new Semaphore(OPENING_AT_ONCE);
    var ears = new ConcurrentLinkedQueue<Ear>();
    var attempts = new ArrayList<CompletableFuture<?>>();
    for (Place place : places) {
      turnstile.acquireUninterruptibly();
      attempts.add(
          Ear.open(http, place.site().name(), place.node(), place.who().token(), told)
              .thenAccept(ears::add)
              .exceptionally(failure -> null)
              .whenComplete((done, failure) -> turnstile.release()));
    }
    CompletableFuture.allOf(attempts.toArray(CompletableFuture[]::new)).join();
    return List.copyOf(ears);
  }

  /** One member writes, all of them listen. */
  private final class Writing {

    private final List<Session> members;
    private final UUID room;
    private final FanOut fanOut;
    private final AtomicInteger refused = new AtomicInteger();
    private final Map<String, Integer> where = new TreeMap<>();

    Writing(List<Session> members, UUID room) {
      this.members = members;
      this.room = room;
      this.fanOut = new FanOut(members.size());
    }

    LiveReport.Room measured() {
      List<Ear> ears =
          opened(
              IntStream.range(0, members.size()).mapToObj(this::place).toList(),
              (ear, frame) -> fanOut.hears(ear.site(), frame, System.nanoTime()));
      ears.forEach(ear -> where.merge(ear.site(), 1, Integer::sum));
      out.accept("%d members listen: %s".formatted(ears.size(), where));
      write(LivePlan.WARM_UP);
      fanOut.forget();
      refused.set(0);
      write(plan.messages());
      ears.forEach(Ear::close);
      return report();
    }

    private Place place(int number) {
      List<LabStatus.Site> sites = lab.sites();
      int site = plan.oneNode() ? 0 : number % sites.size();
      return new Place(sites.get(site), members.get(number));
    }

    /** A message is due at its time, whether the one before has arrived or not. */
    private void write(int count) {
      long begun = System.nanoTime();
      for (int i = 0; i < count; i++) {
        long due = begun + plan.every().multipliedBy(i).toNanos();
        await(Duration.ofNanos(due - System.nanoTime()), () -> false);
        send(UUID.randomUUID());
      }
      await(STRAGGLERS, () -> fanOut.missing() == 0);
    }

    private void send(UUID message) {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create(
                      lab.sites().get(0).app().get(0)
                          + "/api/v1/rooms/"
                          + room
                          + "/messages/"
                          + message))
              .timeout(STRAGGLERS)
              .header("Authorization", "Bearer " + members.get(0).token())
              .header("Content-Type", "application/json")
              .PUT(BodyPublishers.ofString("{\"text\":\"Is everybody here?\"}"))
              .build();
      fanOut.sends(message.toString(), System.nanoTime());
      http.sendAsync(request, BodyHandlers.discarding())
          .thenApply(answer -> answer.statusCode() == CREATED)
          .exceptionally(failure -> false)
          .thenAccept(isTaken -> refused.addAndGet(isTaken ? 0 : 1));
    }

    private LiveReport.Room report() {
      return new LiveReport.Room(
          members.size(),
          where,
          lab.sites().get(0).name(),
          plan.messages(),
          plan.every().toMillis(),
          refused.get(),
          fanOut.missing(),
          fanOut.untilLast(),
          fanOut.deliveries(),
          plan.p99Millis(),
          ResidentMemory.mib(lab));
    }
  }

  /** Waits so long at most. */
  private static void await(Duration atMost, BooleanSupplier condition) {
    long end = System.nanoTime() + atMost.toNanos();
    long left = atMost.toNanos();
    while (left > 0 && !condition.getAsBoolean()) {
      LockSupport.parkNanos(Math.min(left, GLANCE.toNanos()));
      left = end - System.nanoTime();
    }
  }
}
