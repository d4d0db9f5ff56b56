package dev.twinsite.ops.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.twinsite.ops.architecture.fixture.LooksIntoAFact;
import dev.twinsite.ops.architecture.fixture.WaitsForTheDatabase;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OpsRulesTest {

  private static final JavaClasses TOOLING =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.twinsite.ops", "dev.twinsite.quorum");

  private static final ArchRule KNOWS_NOTHING_OF_THE_APPLICATION =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.twinsite..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "dev.twinsite.ops..",
                              "dev.twinsite.quorum..",
                              "dev.twinsite.site.."))))
          .because("the tooling must work when the application does not, in any version of it");

  private static final ArchRule ONLY_THE_FENCE_TALKS_TO_THE_DATABASE =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.twinsite.ops.fence..")
          .and()
          .doNotHaveFullyQualifiedName("dev.twinsite.ops.Console")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.flywaydb..")
          .because("no request may wait for a database that is not there");

  /** Each rule, and a class that breaks it. */
  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of(KNOWS_NOTHING_OF_THE_APPLICATION, LooksIntoAFact.class),
        Arguments.of(ONLY_THE_FENCE_TALKS_TO_THE_DATABASE, WaitsForTheDatabase.class));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theToolingKeepsTheRule(ArchRule rule) {
    assertThat(TOOLING).hasSizeGreaterThan(80);
    rule.check(TOOLING);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theRuleFindsWhoBreaksIt(ArchRule rule, Class<?> violating) {
    JavaClasses fixture = new ClassFileImporter().importClasses(violating);
    assertThat(rule.evaluate(fixture).hasViolation()).isTrue();
  }
}
