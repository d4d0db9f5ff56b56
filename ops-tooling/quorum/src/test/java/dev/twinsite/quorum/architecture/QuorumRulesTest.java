package dev.twinsite.quorum.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.twinsite.quorum.architecture.fixture.AsksTheClock;
import dev.twinsite.quorum.architecture.fixture.KnowsAFact;
import dev.twinsite.quorum.architecture.fixture.OpensAFile;
import dev.twinsite.quorum.architecture.fixture.UsesALibrary;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QuorumRulesTest {

  private static final JavaClasses QUORUM =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(place -> !place.contains("/quorum/raft/"))
          .importPackages("dev.twinsite.quorum");

  private static final ArchRule KNOWS_ONLY_SITES =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "java..", "org.jspecify..", "dev.twinsite.quorum..", "dev.twinsite.site..")
          .because("the quorum runs in the console and, alone, in the witness");

  private static final ArchRule TALKS_TO_NOBODY =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio..", "java.net..", "java.sql..", "java.util.logging..")
          .because("the other voter and the disk are ports");

  private static final ArchRule IS_REPEATABLE =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .because("both voters must come to the same states");

  /** Each rule, and a class that breaks it. */
  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of(KNOWS_ONLY_SITES, UsesALibrary.class),
        Arguments.of(KNOWS_ONLY_SITES, KnowsAFact.class),
        Arguments.of(TALKS_TO_NOBODY, OpensAFile.class),
        Arguments.of(IS_REPEATABLE, AsksTheClock.class));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theQuorumKeepsTheRule(ArchRule rule) {
    assertThat(QUORUM).hasSizeGreaterThan(20);
    rule.check(QUORUM);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theRuleFindsWhoBreaksIt(ArchRule rule, Class<?> violating) {
    JavaClasses fixture = new ClassFileImporter().importClasses(violating);
    assertThat(rule.evaluate(fixture).hasViolation()).isTrue();
  }
}
