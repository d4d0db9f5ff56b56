package dev.twinsite.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The database of a site: a PostgreSQL of its own, as durable as one in production. It listens on
 * the loopback address only, knows no user without a password, and is initialised at its first
 * boot.
 */
final class Postgres implements Server {
  /** The role that owns the database, and the database. */
  static final String APPLICATION = "twinsite";

  private static final Duration BOOT_LIMIT = Duration.ofSeconds(60);

  private final ServerName name;
  private final Path programs;
  private final Path directory;
  private final Path log;
  private final int port;
  private final Secrets secrets;
  private final Ledger ledger;
  private volatile Optional<OwnedProcess> process = Optional.empty();

  /**
   * A database.
   *
   * @param installation the unpacked PostgreSQL
   * @param directory everything of this database; made at the first boot
   */
  Postgres(
      ServerName name,
      Path installation,
      Path directory,
      Path log,
      int port,
      Secrets secrets,
      Ledger ledger) {
    this.name = name;
    this.programs = installation.resolve("bin");
    this.directory = directory;
    this.log = log;
    this.port = port;
    this.secrets = secrets;
    this.ledger = ledger;
  }

  @Override
  public ServerName name() {
    return name;
  }

  @Override
  public Optional<OwnedProcess> process() {
    return process.filter(OwnedProcess::isAlive);
  }

  @Override
  public List<OwnedProcess> family() {
    return process().map(OwnedProcess::family).orElse(List.of());
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + APPLICATION;
  }

  String password() {
    return secrets.secret(name + "-password");
  }

  @Override
  public void boot() {
    Unprivileged way = Unprivileged.wayToRun(programs.resolve("postgres"));
    initialise(way);
    Disk.write(directory.resolve("data/postgresql.conf"), settings());
    deleteStaleLock();
    process = Optional.of(start(way.command(List.of(program("postgres"), "-D", data()))));
    ledger.add(process.get());
  }

  private OwnedProcess start(List<String> command) {
    return OwnedProcess.start(name, new ProcessBuilder(command), log);
  }

  @Override
  public void awaitUp() {
    Await.until(
        BOOT_LIMIT, this::isReadyOrDead, () -> name + " is not up after a minute; see " + log);
    if (process().isEmpty()) {
      throw LabException.failed(name + " does not start:\n" + Disk.tail(log, 10));
    }
  }

  private boolean isReadyOrDead() {
    return process().isEmpty() || isUp();
  }

  /** PostgreSQL writes its status into the eighth line of its lock file. */
  @Override
  public boolean isUp() {
    if (process().isEmpty()) {
      return false;
    }
    try (Stream<String> lines = Files.lines(lock())) {
      return lines.skip(7).findFirst().map(status -> status.startsWith("ready")).orElse(false);
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }

  @Override
  public void requestStop() {
    process().ifPresent(postmaster -> postmaster.signal("INT"));
  }

  @Override
  public void wipe() {
    Disk.delete(directory);
  }

  /**
   * A database that was killed leaves its lock file; the id in it may belong to a stranger by now.
   * Every process of the dead one is gone when this is called.
   */
  private void deleteStaleLock() {
    Disk.delete(lock());
  }

  private Path lock() {
    return directory.resolve("data/postmaster.pid");
  }

  private String data() {
    return directory.resolve("data").toString();
  }

  private String program(String program) {
    return programs.resolve(program).toString();
  }

  private void initialise(Unprivileged way) {
    Path complete = directory.resolve("initialised");
    if (Files.exists(complete)) {
      return;
    }
    Disk.delete(directory);
    Disk.secretDirectory(directory);
    giveAway(way);
    run(way, "initdb", initdbArguments(), secrets.secret(name + "-superuser-password"));
    run(way, "postgres", List.of("--single", "-D", data(), "postgres"), applicationRole());
    Disk.write(complete, "");
  }

  private void giveAway(Unprivileged way) {
    if (way.needsOwnership()) {
      new Command(List.of("chown", "nobody", directory.toString()), Map.of(), log).run("");
    }
  }

  private void run(Unprivileged way, String program, List<String> arguments, String input) {
    List<String> words = new ArrayList<>(List.of(program(program)));
    words.addAll(arguments);
    Path output = log.resolveSibling(name + "-" + program + ".log");
    new Command(way.command(words), Map.of("LC_ALL", "C"), output).run(input);
  }

  private List<String> initdbArguments() {
    return List.of(
        "--pgdata=" + data(),
        "--username=postgres",
        "--pwfile=/dev/stdin",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--no-instructions");
  }

  /** Durable, as in production: the loss of power must prove something. */
  private String settings() {
    return """
    listen_addresses = '127.0.0.1'
    port = %d
    unix_socket_directories = ''
    max_connections = 120
    fsync = on
    synchronous_commit = on
    full_page_writes = on
    max_prepared_transactions = 0
    password_encryption = 'scram-sha-256'
    shared_buffers = '64MB'
    max_wal_size = '512MB'
    io_method = 'sync'
    jit = off
    timezone = 'UTC'
    log_timezone = 'UTC'
    log_line_prefix = '%%m [%%p] %%a '
    """
        .formatted(port);
  }

  /** Single-user mode takes one statement a line. */
  private String applicationRole() {
    return "create role %s login password '%s'\ncreate database %s owner %s\n"
        .formatted(APPLICATION, password(), APPLICATION, APPLICATION);
  }
}
