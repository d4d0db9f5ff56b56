package dev.twinsite.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.twinsite.architecture.fixture.AsksTheClock;
import dev.twinsite.architecture.fixture.KnowsAnEvent;
import dev.twinsite.architecture.fixture.MoneyManager;
import dev.twinsite.architecture.fixture.RollsDice;
import dev.twinsite.architecture.fixture.TalksToADatabase;
import dev.twinsite.architecture.fixture.UsesALibrary;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DomainRulesTest {

  private static final JavaClasses DOMAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.twinsite");

  /** Each rule, and a class that breaks it. */
  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of(DomainRules.PLAIN_JAVA, UsesALibrary.class),
        Arguments.of(DomainRules.NOBODY_ASKS_THE_CLOCK, AsksTheClock.class),
        Arguments.of(DomainRules.NOBODY_ROLLS_DICE, RollsDice.class),
        Arguments.of(DomainRules.NOBODY_TALKS_TO_THE_WORLD, TalksToADatabase.class),
        Arguments.of(DomainRules.NAMES_TELL_THE_PURPOSE, MoneyManager.class),
        Arguments.of(DomainRules.CAPABILITIES_DO_NOT_KNOW_EVENTS, KnowsAnEvent.class));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void domainKeepsTheRule(ArchRule rule) {
    assertThat(DOMAIN).hasSizeGreaterThan(20);
    rule.check(DOMAIN);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void ruleFindsWhoBreaksIt(ArchRule rule, Class<?> violating) {
    JavaClasses fixture = new ClassFileImporter().importClasses(violating);

    assertThat(rule.evaluate(fixture).hasViolation()).isTrue();
  }
}
