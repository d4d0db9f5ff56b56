package dev.twinsite.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code twinsite-ops VERB …}: does what an operator asks for, at whichever ops server answers, and
 * ends with a status that a script can go by.
 */
public final class OperatorMain {

  private static final Set<String> COMMANDS = Set.of("declare-lost", "rejoin", "drain", "admit");
  private static final Set<String> LISTS =
      Set.of("sites", "runs", "notices", "audit", "trail", "approvals", "runbooks");
  private static final long BETWEEN_LOOKS_NANOS = 500_000_000;

  /** An ops server that has just started may not know the run yet, and another one may be dead. */
  private static final long SILENCE_NANOS = 60_000_000_000L;

  private final Map<String, String> environment;
  private final PrintStream out;

  OperatorMain(Map<String, String> environment, PrintStream out) {
    this.environment = environment;
    this.out = out;
  }

  /** Ends the process with the status of the command. */
  public static void main(String... words) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(new OperatorMain(System.getenv(), out).run(err, words));
  }

  int run(PrintStream err, String... words) {
    try {
      run(Words.of(words));
      return 0;
    } catch (Failure e) {
      err.println(e.getMessage());
      return e.status();
    }
  }

  private void run(Words words) throws Failure {
    String verb = words.verb();
    if (verb.equals("help")) {
      out.print(help());
    } else if (verb.equals("login")) {
      logIn(words);
    } else if (verb.equals("logout")) {
      session().delete();
    } else if (LISTS.contains(verb)) {
      list(words);
    } else if (COMMANDS.contains(verb)) {
      command(words);
    } else {
      runs(words);
    }
  }

  private void runs(Words words) throws Failure {
    switch (words.verb()) {
      case "run" -> begun(words, api(words).post("runs", wish(words)));
      case "show" -> begun(words, api(words).get("runs/" + words.argument(1, "the id of a run")));
      case "abort" ->
          begun(
              words,
              api(words)
                  .post("runs/" + words.argument(1, "the id of a run") + "/abort", reason(words)));
      case "approve", "refuse" -> decide(words);
      default ->
          throw new Failure(
              Failure.USAGE, "what is '" + words.verb() + "'? twinsite-ops help tells");
    }
  }

  private void logIn(Words words) throws Failure {
    ObjectNode credentials =
        OpsApi.JSON
            .createObjectNode()
            .put("username", username(words))
            .put("password", password(words));
    JsonNode session = new OpsApi(servers(words), Optional.empty()).post("sessions", credentials);
    session().write(session);
    out.println(
        "logged in until "
            + session.path("expiresAt").asText()
            + " with the roles "
            + session.path("roles"));
  }

  private void list(Words words) throws Failure {
    String limit = words.option("--limit").map(n -> "?limit=" + n).orElse("");
    JsonNode answer = api(words).get(words.verb() + (words.verb().equals("trail") ? limit : ""));
    print(words, answer);
    boolean critical =
        answer.path("findings").findValuesAsText("severity").stream().anyMatch("CRITICAL"::equals);
    if (critical) {
      throw new Failure(Failure.FINDINGS, "there are critical findings");
    }
  }

  private void command(Words words) throws Failure {
    String site = words.argument(1, "the name of a site");
    ObjectNode order = reason(words).put("epoch", epoch(words));
    Optional<String> missing = words.option("--missing-at-most");
    if (missing.isPresent()) {
      order
          .putObject("acceptance")
          .put("missingAtMost", number("--missing-at-most", missing.get()))
          .put("twoRegents", words.has("--two-regents"));
    }
    begun(words, api(words).post("sites/" + site + "/" + words.verb(), order));
  }

  private long epoch(Words words) throws Failure {
    Optional<String> given = words.option("--epoch");
    if (given.isEmpty()) {
      return api(words).get("sites").path("epoch").asLong();
    }
    return number("--epoch", given.get());
  }

  private static long number(String option, String given) throws Failure {
    if (!given.matches("[0-9]{1,18}")) {
      throw new Failure(Failure.USAGE, option + " is '" + given + "', no number");
    }
    return Long.parseLong(given);
  }

  private void decide(Words words) throws Failure {
    String id = words.argument(1, "the id of an approval");
    ObjectNode word = reason(words).put("approve", words.verb().equals("approve"));
    begun(words, api(words).post("approvals/" + id, word));
  }

  private static ObjectNode wish(Words words) throws Failure {
    ObjectNode wish = OpsApi.JSON.createObjectNode();
    wish.put("runbook", words.argument(1, "the name of a runbook and NAME=VALUE …"));
    ObjectNode parameters = wish.putObject("parameters");
    words.option("--reason").ifPresent(reason -> parameters.put("reason", reason));
    for (String word : words.arguments().subList(2, words.arguments().size())) {
      int at = word.indexOf('=');
      if (at < 1) {
        throw new Failure(Failure.USAGE, "'" + word + "' is not NAME=VALUE");
      }
      parameters.put(word.substring(0, at), word.substring(at + 1));
    }
    return wish;
  }

  /** Prints a run; with {@code --wait} only when it has ended. */
  private void begun(Words words, JsonNode answer) throws Failure {
    JsonNode run = words.has("--wait") && answer.has("steps") ? awaitEnd(words, answer) : answer;
    print(words, run);
    if (words.has("--wait") && run.has("steps") && !run.path("verdict").asText().equals("PASSED")) {
      throw new Failure(Failure.RUN_FAILED, "the run ended " + run.path("state").asText());
    }
  }

  private JsonNode awaitEnd(Words words, JsonNode begun) throws Failure {
    JsonNode run = begun;
    long heardAt = System.nanoTime();
    while (run.path("endedAt").isMissingNode() || run.path("endedAt").isNull()) {
      LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
      try {
        run = api(words).get("runs/" + begun.path("id").asText());
        heardAt = System.nanoTime();
      } catch (Failure e) {
        if (e.status() == Failure.NOT_ALLOWED || System.nanoTime() - heardAt > SILENCE_NANOS) {
          throw e;
        }
      }
    }
    return run;
  }

  private void print(Words words, JsonNode answer) {
    if (words.has("--json")) {
      out.println(answer.toPrettyString());
    } else {
      Report.of(words.verb(), answer).forEach(out::println);
    }
  }

  private static ObjectNode reason(Words words) throws Failure {
    return OpsApi.JSON.createObjectNode().put("reason", words.reason());
  }

  private OpsApi api(Words words) throws Failure {
    Optional<String> token = session().token(Instant.now());
    if (token.isEmpty() && !words.verb().equals("notices")) {
      throw new Failure(Failure.NOT_ALLOWED, "log in first: twinsite-ops login --username NAME");
    }
    return new OpsApi(servers(words), token);
  }

  private List<URI> servers(Words words) throws Failure {
    String urls = words.option("--url").orElse(environment.getOrDefault("TWINSITE_OPS_URLS", ""));
    List<URI> servers =
        Arrays.stream(urls.split(","))
            .map(url -> url.strip().replaceAll("/+$", ""))
            .filter(url -> url.matches("https?://[^/ ]+"))
            .map(URI::create)
            .toList();
    if (servers.isEmpty()) {
      throw new Failure(
          Failure.USAGE, "say where the ops servers are: --url URL,URL or TWINSITE_OPS_URLS");
    }
    return servers;
  }

  private SessionFile session() {
    String home = environment.getOrDefault("HOME", ".");
    return new SessionFile(
        Path.of(
            environment.getOrDefault(
                "TWINSITE_OPS_SESSION", home + "/.config/twinsite-ops/session.json")));
  }

  private String username(Words words) throws Failure {
    return words
        .option("--username")
        .or(() -> Optional.ofNullable(environment.get("TWINSITE_OPS_USERNAME")))
        .orElseThrow(() -> new Failure(Failure.USAGE, "login takes --username NAME"));
  }

  /**
   * From a file, the environment or a prompt; never from the command line, which others can see.
   */
  private String password(Words words) throws Failure {
    Optional<String> file = words.option("--password-file");
    if (file.isPresent()) {
      return firstLine(Path.of(file.get()));
    }
    String told = environment.get("TWINSITE_OPS_PASSWORD");
    if (told != null) {
      return told;
    }
    Console console = System.console();
    char[] typed = console == null ? null : console.readPassword("Password: ");
    if (typed == null) {
      throw new Failure(
          Failure.USAGE, "there is nobody to ask: --password-file or TWINSITE_OPS_PASSWORD");
    }
    return new String(typed);
  }

  private static String firstLine(Path file) throws Failure {
    try {
      return Files.readString(file).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new Failure(Failure.USAGE, "cannot read " + file);
    }
  }

  private static String help() {
    return """
        twinsite-ops VERB …   asks the ops servers of both sites, whichever answers

          login --username NAME [--password-file FILE]   else TWINSITE_OPS_PASSWORD, else a prompt
          logout
          sites | runs | runbooks | notices | audit | approvals | trail [--limit N]
          declare-lost | rejoin | drain | admit SITE --reason TEXT [--epoch N] [--wait]
            admit also takes --missing-at-most N --two-regents: what is accepted to be lost
          run RUNBOOK NAME=VALUE … [--reason TEXT] [--wait]
          show RUN [--wait]
          abort RUN --reason TEXT
          approve | refuse APPROVAL --reason TEXT [--wait]

          --url URL,URL   the ops servers, else TWINSITE_OPS_URLS
          --json          the answer as it came

        Status: 0 done, 1 refused, 2 wrong command line, 3 not allowed, 4 nobody answers,
        5 the run that was waited for failed, 6 the audit has critical findings.
        """;
  }
}
