package dev.twinsite.ops.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.ops.audit.Finding.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two sites with real files, equal until a test takes something away from one of them. */
class AuditTest {

  private static final Instant NOW = Instant.parse("2022-10-15T06:19:00Z");

  @TempDir Path disk;

  private Site pangyo;
  private Site ansan;
  private Instant clock = NOW;

  @BeforeEach
  void build() {
    pangyo = new Site(disk, "pangyo");
    ansan = new Site(disk, "ansan");
  }

  @Test
  void twoSitesThatHaveTheSameHaveNoFinding() {
    assertThat(compare().findings()).isEmpty();
    assertThat(compare().assets()).hasSize(17);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("losses")
  void whatOneSiteLacksIsFound(Kind kind, String name, Consumer<Site> loss) {
    loss.accept(ansan);
    assertThat(compare().findings())
        .anySatisfy(
            found -> {
              assertThat(found.kind()).isEqualTo(kind.label());
              assertThat(found.name()).isEqualTo(name);
              assertThat(found.problem()).isEqualTo("missing at ansan");
              assertThat(found.values()).containsOnlyKeys("pangyo");
              assertThat(found.severity()).isEqualTo(kind.severity());
              assertThat(found.fix()).isEqualTo(kind.fix());
            });
  }

  static Stream<Arguments> losses() {
    return Stream.of(
        loss(Kind.DEPLOYABLE, "1: twinsite.ear", s -> s.delete("1/deployments/twinsite.ear")),
        loss(
            Kind.CONFIGURATION,
            "ops: standalone.xml",
            s -> s.delete("ops/configuration/standalone.xml")),
        loss(Kind.DEPOT, "twinsite.ear", s -> s.deletePath(s.depot.resolve("twinsite.ear"))),
        loss(Kind.SCHEMA, "journal", s -> s.schemas.remove("journal")),
        loss(Kind.SECRET, "ops secret", s -> s.secrets.remove("ops secret")),
        loss(Kind.KEY, "pangyo-ops-1", s -> s.keys.remove("pangyo-ops-1")),
        loss(Kind.ACCOUNT, "minji", s -> s.accounts.remove("minji")),
        loss(Kind.RUNBOOK, "recover-site", s -> s.runbooks.remove("recover-site")),
        loss(Kind.DISTRIBUTION, "WildFly", s -> s.deletePath(s.home.resolve("jboss-modules.jar"))),
        loss(Kind.BACKUP, "database", s -> s.deletePath(s.backups.resolve("monday.dump"))),
        loss(Kind.BACKUP, "database", s -> s.writePath(s.backups.resolve("monday.dump"), "")),
        loss(Kind.BACKUP, "database", s -> s.age(s.backups.resolve("monday.dump"))),
        loss(Kind.POWER, "redfish", s -> s.power.remove("redfish")));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("changes")
  void whatDiffersIsFound(Kind kind, String name, Consumer<Site> change) {
    change.accept(ansan);
    assertThat(compare().findings())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.kind()).isEqualTo(kind.label());
              assertThat(found.name()).isEqualTo(name);
              assertThat(found.problem()).isEqualTo("differs between the sites");
              assertThat(found.values()).containsOnlyKeys("ansan", "pangyo");
            });
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        loss(
            Kind.DEPLOYABLE,
            "1: twinsite.ear",
            s -> s.write("1/deployments/twinsite.ear", "older")),
        loss(
            Kind.CONFIGURATION,
            "1: standalone.xml",
            s -> s.write("1/configuration/standalone.xml", "by hand")),
        loss(
            Kind.DEPOT,
            "ops-tooling.war",
            s -> s.writePath(s.depot.resolve("ops-tooling.war"), "older")),
        loss(Kind.SCHEMA, "app", s -> s.schemas.put("app", "version 6")),
        loss(Kind.SECRET, "quorum secret", s -> s.secrets.put("quorum secret", "another")),
        loss(Kind.KEY, "pangyo-ops-1", s -> s.keys.put("pangyo-ops-1", "forged")),
        loss(Kind.ACCOUNT, "minji", s -> s.accounts.put("minji", List.of("viewer"))),
        loss(Kind.RUNBOOK, "recover-site", s -> s.runbooks.put("recover-site", "other steps")),
        loss(
            Kind.DISTRIBUTION,
            "WildFly",
            s -> s.writePath(s.home.resolve("jboss-modules.jar"), "38")),
        loss(Kind.POWER, "redfish", s -> s.power.put("redfish", "no account")));
  }

  @Test
  void everyClassOfAssetIsRemovedAndAltered() {
    assertThat(kinds(losses())).containsExactlyInAnyOrder(Kind.values());
    assertThat(kinds(changes()))
        .as("a backup that is altered is none")
        .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(Kind.BACKUP)));
  }

  private static Set<Kind> kinds(Stream<Arguments> cases) {
    return cases.map(each -> (Kind) each.get()[0]).collect(Collectors.toSet());
  }

  @Test
  void whatBothLackIsFoundToo() {
    pangyo.age(pangyo.backups.resolve("monday.dump"));
    ansan.age(ansan.backups.resolve("monday.dump"));
    assertThat(compare().findings())
        .extracting(Finding::problem)
        .containsExactlyInAnyOrder(
            "ansan has none, as far as its ops server can see",
            "pangyo has none, as far as its ops server can see");
  }

  @Test
  void secretsAreTellingNothing() {
    assertThat(ansan.look().toString()).doesNotContain("sesame");
  }

  @Test
  void whatIsKnownOfASilentSiteIsMarkedWithItsAgeAndOutlivesARestart() throws IOException {
    Audit audit = audit("kept");
    ansan.delete("1/deployments/twinsite.ear");
    audit.learn(ansan.look());
    clock = NOW.plus(Duration.ofMinutes(10));
    Audit again = audit("kept");
    again.look();
    assertThat(again.compare().sites()).contains(new Comparison.Known("ansan", 16, 600L, true));
    assertThat(again.compare().findings())
        .extracting(Finding::problem)
        .contains("missing at ansan", "what is known of it is 600 seconds old");
    assertThat(again.compare().findings().get(0).severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void anOlderWordDoesNotReplaceANewerOne() throws IOException {
    Audit audit = audit("kept");
    Assets before = new Assets("ansan", NOW.minusSeconds(60), List.of());
    audit.learn(ansan.look());
    audit.learn(before);
    assertThat(audit.knownAt()).isEqualTo(NOW);
    assertThat(audit.newerThan(NOW)).isNull();
  }

  private Audit audit(String name) throws IOException {
    Path directory = Files.createDirectories(disk.resolve(name));
    InstantSource time = () -> clock;
    return new Audit(directory, "pangyo", "ansan", pangyo.collector(), time);
  }

  private Comparison compare() {
    return Comparison.of(pangyo.look(), Optional.of(ansan.look()), "ansan", NOW);
  }

  private static Arguments loss(Kind kind, String name, Consumer<Site> what) {
    return Arguments.of(kind, name, what);
  }

  /** Everything that a site needs. */
  private static final class Site {

    final String name;
    final Path base;
    final Path depot;
    final Path home;
    final Path backups;
    final Map<String, String> secrets = map("ops secret", "sesame", "quorum secret", "sesame too");
    final Map<String, String> keys = map("pangyo-ops-1", "AAAA", "ansan-ops-1", "BBBB");
    final Map<String, String> schemas = map("app", "version 7", "journal", "version 4");
    final Map<String, String> runbooks = map("recover-site", "steps");
    final Map<String, String> power = map("redfish", "account set");
    final SortedMap<String, List<String>> accounts =
        new TreeMap<>(Map.of("minji", List.of("operator")));

    Site(Path disk, String name) {
      this.name = name;
      this.base = disk.resolve(name);
      this.depot = base.resolve("depot");
      this.home = base.resolve("wildfly-39");
      this.backups = base.resolve("backups");
      write("1/deployments/twinsite.ear", "ear");
      write("1/configuration/standalone.xml", "xml");
      write("ops/configuration/standalone.xml", "ops xml");
      writePath(depot.resolve("twinsite.ear"), "ear");
      writePath(depot.resolve("ops-tooling.war"), "war");
      writePath(home.resolve("jboss-modules.jar"), "39");
      writePath(backups.resolve("monday.dump"), "rows");
      touch(backups.resolve("monday.dump"), NOW.minusSeconds(3600));
    }

    Collector collector() {
      List<Path> servers = List.of(base.resolve(name + "-1"), base.resolve(name + "-ops"));
      return new Collector(
          new Collector.Places(name, servers, depot, Optional.of(home), Optional.of(backups)),
          new Collector.Sources(
              secrets, () -> keys, () -> accounts, () -> schemas, () -> runbooks, () -> power));
    }

    Assets look() {
      return collector().look(NOW);
    }

    void age(Path file) {
      touch(file, NOW.minus(Collector.BACKUP_EVERY).minusSeconds(1));
    }

    void delete(String path) {
      deletePath(base.resolve(name + "-" + path));
    }

    void write(String path, String content) {
      writePath(base.resolve(name + "-" + path), content);
    }

    void deletePath(Path file) {
      attempt(() -> Files.delete(file));
    }

    void writePath(Path file, String content) {
      attempt(() -> Files.createDirectories(file.getParent()));
      attempt(() -> Files.writeString(file, content));
    }

    private static void touch(Path file, Instant when) {
      attempt(() -> Files.setLastModifiedTime(file, FileTime.from(when)));
    }

    private interface Deed {
      void make() throws IOException;
    }

    private static void attempt(Deed deed) {
      try {
        deed.make();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Map<String, String> map(String... pairs) {
      Map<String, String> map = new TreeMap<>();
      for (int i = 0; i < pairs.length; i += 2) {
        map.put(pairs[i], pairs[i + 1]);
      }
      return map;
    }
  }
}
