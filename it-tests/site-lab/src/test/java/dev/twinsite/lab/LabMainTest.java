package dev.twinsite.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the lab says to a request that it cannot follow. */
class LabMainTest {

  @TempDir Path home;

  private final PrintStream realErrors = System.err;
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stopListening() {
    System.setErr(realErrors);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "explode|There is no command 'explode'",
        "up --fast|'up' has no option --fast",
        "up now|'up' takes no argument",
        "up --rtt|Option --rtt needs a value",
        "up --rtt soon|--rtt needs a whole number, not 'soon'",
        "up --rtt -1|between 0 and 10000 ms",
        "up --nodes-per-site 3|1 or 2 application nodes, not 3",
        "up --base-port 40000|between 1024 and 32268",
        "up --simulated-servers 7|a multiple of 80 up to 40000, not 7",
        "kill-site busan|There is no site 'busan'",
        "kill-site|'kill-site' takes a site",
        "power-on pangyo ansan|'power-on' takes a site",
        "kill-server busan-1|There is no server 'busan-1'",
        "cut-link --from pangyo|--from and --to, or neither",
        "cut-link --from pangyo --to busan|There is no place 'busan'",
        "cut-link --from pangyo --to pangyo|no link from pangyo to itself",
        "rtt fast|rtt needs a whole number",
        "status --xml|'status' has no option --xml",
      })
  void misuseEndsInOneSentenceAndStatus2(String line, String sentence) {
    assertThat(run(line)).isEqualTo(2);
    assertThat(said()).contains(sentence).hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({"status", "kill-site pangyo", "kill-server ansan-ops", "heal-link", "cut-link"})
  void withoutALabEveryCommandSaysSoAndEndsWithStatus1(String line) {
    assertThat(run(line)).isEqualTo(1);
    assertThat(said()).contains("No lab runs in " + home).hasLineCount(1);
  }

  @Test
  void addedCommandGetsItsArgumentsAndTheHome() {
    assertThat(run("echo --loud now")).isZero();
    assertThat(EchoCommand.called).isEqualTo("[--loud, now] in " + home);
  }

  @Test
  void addedCommandWithoutAHomeGetsTheUsualOne() {
    assertThat(LabMain.run(List.of("echo", "--loud"))).isZero();
    assertThat(EchoCommand.called).startsWith("[--loud] in ").endsWith("lab");
  }

  @Test
  void downWithoutALabIsNoError() {
    assertThat(run("down")).isZero();
  }

  private int run(String line) {
    List<String> words = new ArrayList<>(List.of(line.split(" ")));
    words.addAll(List.of("--home", home.toString()));
    if (line.equals("up --rtt")) {
      words.removeAll(List.of("--home", home.toString()));
    }
    return LabMain.run(words);
  }

  private String said() {
    return errors.toString(StandardCharsets.UTF_8).strip();
  }
}
