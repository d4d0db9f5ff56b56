package dev.twinsite.benchmark.floor;

import dev.twinsite.benchmark.load.Latency;
import dev.twinsite.lab.LabException;
import dev.twinsite.lab.LabStatus;
import dev.twinsite.lab.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.HdrHistogram.Histogram;

/**
 * How fast a bare cache puts entries whose backup at the other site is synchronous, over the same
 * channel that the journal uses. The cache is made in every application server for the time of the
 * measurement, and a small web application puts from inside the first one.
 */
public final class PutFloor implements AutoCloseable {

  private static final String WAR = "benchmark-floor.war";
  private static final String CACHE =
      "/subsystem=infinispan/cache-container=replication/replicated-cache=benchmark";
  private static final String BACKUP =
      "(strategy=SYNC,failure-policy=FAIL,timeout=3000,after-failures=0,min-wait=0)";

  /** By its name only: what it is made of is at home in the server. */
  private static final String SERVLET = "/dev/twinsite/benchmark/probe/PutServlet.class";

  private static final int BYTES = 300;
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(1);
  private static final int DIGITS = 3;

  private final LabStatus lab;
  private final Duration each;
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * Makes the cache and deploys what uses it.
   *
   * @param each how long is measured, after as long a warm-up
   */
  public PutFloor(LabStatus lab, Duration each) {
    this.lab = lab;
    this.each = each;
    Path war = war();
    applications()
        .forEach(
            server ->
                ServerCommands.of(server)
                    .perform(
                        "batch",
                        CACHE + ":add(remote-timeout=3000)",
                        CACHE + "/component=expiration:add(lifespan=5000,interval=1000)",
                        CACHE + "/memory=off-heap:add(size=1024)",
                        CACHE + "/component=backups:add",
                        CACHE + "/component=backups/backup=pangyo:add" + BACKUP,
                        CACHE + "/component=backups/backup=ansan:add" + BACKUP,
                        "run-batch",
                        "deploy " + war));
  }

  /** Measures with so many callers. */
  public Floor with(int callers) {
    puts(callers);
    Histogram micros = puts(callers);
    return new Floor(
        "Infinispan put of 300 bytes, backed up synchronously",
        callers,
        micros.getTotalCount() / (each.toNanos() / 1e9),
        Latency.of(micros));
  }

  private Histogram puts(int callers) {
    URI site = lab.sites().get(0).app().get(0);
    HttpRequest request =
        HttpRequest.newBuilder(
                site.resolve("/benchmark-floor/puts?bytes=" + BYTES + "&millis=" + each.toMillis()))
            .timeout(each.plusSeconds(30))
            .build();
    List<CompletableFuture<HttpResponse<String>>> answers =
        Stream.generate(() -> http.sendAsync(request, BodyHandlers.ofString()))
            .limit(callers)
            .toList();
    Histogram micros = new Histogram(LONGEST_MICROS, DIGITS);
    answers.forEach(answer -> record(answer.join(), micros));
    return micros;
  }

  private static void record(HttpResponse<String> answer, Histogram micros) {
    if (answer.statusCode() != 200) {
      throw LabException.failed(
          "The bare cache cannot be measured: the server answered " + answer.statusCode() + ".");
    }
    answer.body().lines().mapToLong(Long::parseLong).forEach(micros::recordValue);
  }

  @Override
  public void close() {
    applications()
        .forEach(server -> ServerCommands.of(server).perform("undeploy " + WAR, CACHE + ":remove"));
  }

  private Stream<LabStatus.ServerStatus> applications() {
    return lab.sites().stream()
        .flatMap(site -> site.servers().stream())
        .filter(server -> server.role() == Role.APPLICATION);
  }

  private static Path war() {
    try {
      Path directory = Files.createTempDirectory("benchmark");
      directory.toFile().deleteOnExit();
      Path war = directory.resolve(WAR);
      try (var zip = new ZipOutputStream(Files.newOutputStream(war))) {
        add(zip, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nDependencies: org.infinispan\n");
        zip.putNextEntry(new ZipEntry("WEB-INF/classes" + SERVLET));
        zip.write(bytes(SERVLET));
        zip.closeEntry();
      }
      war.toFile().deleteOnExit();
      return war;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static byte[] bytes(String resource) throws IOException {
    try (InputStream in = PutFloor.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("No resource " + resource);
      }
      return in.readAllBytes();
    }
  }
}
