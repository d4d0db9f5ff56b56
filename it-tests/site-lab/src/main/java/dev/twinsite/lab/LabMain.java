package dev.twinsite.lab;

import dev.twinsite.lab.LabStatus.ServerStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;

/** The lab for a shell: {@code it-tests/lab COMMAND}. */
public final class LabMain {
  private static final String HELP =
      """
      it-tests/lab COMMAND [--home DIR]

        up [--detach] [--nodes-per-site 1|2] [--rtt MILLIS] [--base-port PORT]
           [--declare quorum|people] [--production] [--simulated-servers N]
                               starts both sites and returns when every server is ready;
                               without --detach it stays until Ctrl-C and takes all down
        status [--json]        what runs
        kill-site SITE         kills every process of pangyo or ansan, its database included
        kill-server NAME       kills one server, for instance pangyo-1
        start-server NAME      starts a dead server, for instance witness
        pause-server NAME, resume-server NAME
        cut-link [--from PLACE --to PLACE], heal-link, rtt MILLIS
                               the WAN between pangyo, ansan and witness
        power-on SITE          starts what is dead and returns when the site has caught up
        wipe-site SITE         empties the disks of a dead site
      """;

  private LabMain() {}

  public static void main(String[] words) {
    System.exit(run(List.of(words)));
  }

  /** Runs a command line; returns the exit status. */
  static int run(List<String> words) {
    try {
      return words.isEmpty() || words.get(0).matches("-h|--help|help")
          ? help()
          : run(words.get(0), words.subList(1, words.size()));
    } catch (LabException e) {
      System.err.println(e.getMessage());
      return e.exitStatus();
    }
  }

  private static int run(String command, List<String> words) {
    switch (command) {
      case "up" -> up(words);
      case "status" -> status(words);
      case "down" -> down(words);
      case "kill-site" -> operation(command, words, "a site", Lab::killSite);
      case "kill-server" -> operation(command, words, "a server", Lab::kill);
      case "start-server" -> operation(command, words, "a server", Lab::start);
      case "pause-server" -> operation(command, words, "a server", Lab::pause);
      case "resume-server" -> operation(command, words, "a server", Lab::resume);
      case "power-on" -> operation(command, words, "a site", Lab::powerOn);
      case "wipe-site" -> operation(command, words, "a site", Lab::wipeSite);
      case "cut-link" -> cutLink(words);
      case "heal-link" -> healLink(words);
      case "rtt" -> operation(command, words, "milliseconds", LabMain::roundTrip);
      default -> {
        return added(command, words);
      }
    }
    return 0;
  }

  private static int help() {
    System.out.print(HELP);
    added().forEach(command -> System.out.println("  " + command.help()));
    System.out.println("  down                   stops everything it started");
    return 0;
  }

  private static List<LabCommand> added() {
    return ServiceLoader.load(LabCommand.class).stream().map(ServiceLoader.Provider::get).toList();
  }

  private static int added(String name, List<String> words) {
    LabCommand command =
        added().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    LabException.misused(
                        "There is no command '" + name + "'; 'it-tests/lab help' lists them."));
    List<String> own = new ArrayList<>(words);
    List<String> homeWords = new ArrayList<>();
    int home = own.indexOf("--home");
    if (home >= 0) {
      List<String> both = own.subList(home, Math.min(home + 2, own.size()));
      homeWords.addAll(both);
      both.clear();
    }
    Path path = new Arguments(name, homeWords, Set.of("--home"), Set.of()).home();
    return command.run(path, own);
  }

  private static void up(List<String> words) {
    Arguments arguments =
        new Arguments(
            "up",
            words,
            Set.of(
                "--nodes-per-site",
                "--rtt",
                "--base-port",
                "--declare",
                "--simulated-servers",
                "--home"),
            Set.of("--detach", "--production"));
    arguments.requireNoOperands();
    LabConfig config =
        new LabConfig(
            arguments.home(),
            arguments.number("--base-port", LabConfig.DEFAULT_BASE_PORT),
            arguments.number("--nodes-per-site", 1),
            Duration.ofMillis(arguments.number("--rtt", 2)),
            arguments.value("--declare").map(DeclaredBy::named).orElse(DeclaredBy.QUORUM),
            arguments.has("--production"),
            arguments.number("--simulated-servers", 0));
    if (arguments.has("--detach")) {
      print(LabClient.start(config, System.out::println, false).status());
    } else {
      stayUp(config);
    }
  }

  /** Until Ctrl-C, or until the process that called this one is gone. */
  private static void stayUp(LabConfig config) {
    OwnedProcess caller =
        OwnedProcess.of(ProcessHandle.current().parent().orElse(ProcessHandle.current()));
    Lab lab = LabClient.start(config, System.out::println, true);
    Runtime.getRuntime().addShutdownHook(new Thread(lab::close));
    print(lab.status());
    System.out.println("Ctrl-C takes everything down.");
    awaitEnd(caller);
  }

  private static void awaitEnd(OwnedProcess process) {
    Await.until(Duration.ofDays(365), Duration.ofMillis(500), () -> !process.isAlive(), () -> "");
  }

  private static void status(List<String> words) {
    Arguments arguments = new Arguments("status", words, Set.of("--home"), Set.of("--json"));
    arguments.requireNoOperands();
    if (LabClient.endSurvivors(arguments.home())) {
      System.err.println("The lab's owner had been killed; what it left behind was ended.");
    }
    LabStatus status = attach(arguments).status();
    if (arguments.has("--json")) {
      System.out.print(Json.pretty(LabFile.write(status)));
    } else {
      print(status);
    }
  }

  private static void print(LabStatus status) {
    for (LabStatus.Site site : status.sites()) {
      System.out.println();
      System.out.println(site.name());
      site.app().forEach(node -> System.out.println("  application  " + node));
      System.out.println("  ops          " + site.ops());
      System.out.println(
          "  power        "
              + site.redfish()
              + ", account "
              + site.power().username()
              + ", password "
              + site.power().password());
      site.servers().forEach(LabMain::print);
    }
    System.out.println();
    print(status.witness());
    System.out.println();
    System.out.println(
        "WAN: round trip " + status.roundTrip().toMillis() + " ms, cut: " + status.cuts());
    System.out.println(
        "Operator: " + status.operator().username() + ", password " + status.operator().password());
  }

  private static void print(ServerStatus server) {
    System.out.printf(
        "  %-12s %-8s %s%n",
        server.name(),
        server.state().name().toLowerCase(java.util.Locale.ROOT),
        server.pid() == 0 ? "" : "pid " + server.pid());
  }

  private static void down(List<String> words) {
    Arguments arguments = new Arguments("down", words, Set.of("--home"), Set.of());
    arguments.requireNoOperands();
    boolean anything = LabClient.down(arguments.home(), System.out::println);
    System.out.println(
        anything ? "Everything is stopped." : "Nothing runs in " + arguments.home() + ".");
  }

  private interface Operation {
    void on(Lab lab, String operand);
  }

  private static void operation(
      String command, List<String> words, String operand, Operation operation) {
    Arguments arguments = new Arguments(command, words, Set.of("--home"), Set.of());
    String value = arguments.operand(operand);
    switch (operand) {
      case "a site" -> Place.site(value);
      case "a server" -> ServerName.requireKnown(value);
      case "milliseconds" -> Arguments.number(command, value);
      default -> throw new IllegalArgumentException(operand);
    }
    operation.on(attach(arguments), value);
  }

  private static void roundTrip(Lab lab, String millis) {
    lab.roundTrip(Duration.ofMillis(Arguments.number("rtt", millis)));
  }

  private static void cutLink(List<String> words) {
    Arguments arguments =
        new Arguments("cut-link", words, Set.of("--home", "--from", "--to"), Set.of());
    arguments.requireNoOperands();
    if (arguments.has("--from") != arguments.has("--to")) {
      throw LabException.misused("'cut-link' takes --from and --to, or neither.");
    }
    String from = arguments.value("--from").orElse("pangyo");
    String to = arguments.value("--to").orElse("ansan");
    WanEmulator.requireLink(Place.named(from), Place.named(to));
    Lab lab = attach(arguments);
    if (arguments.has("--from")) {
      lab.cut(from, to);
    } else {
      lab.cutLink();
    }
  }

  private static void healLink(List<String> words) {
    Arguments arguments = new Arguments("heal-link", words, Set.of("--home"), Set.of());
    arguments.requireNoOperands();
    attach(arguments).heal();
  }

  private static Lab attach(Arguments arguments) {
    return Lab.attach(arguments.home(), System.out::println);
  }
}
