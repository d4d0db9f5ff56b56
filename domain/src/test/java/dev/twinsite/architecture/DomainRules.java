package dev.twinsite.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** What must hold of every class of the domain. */
final class DomainRules {

  static final ArchRule PLAIN_JAVA =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("java..", "org.jspecify..", "dev.twinsite..")
          .because("the domain is plain Java: no Jakarta, Hibernate, Infinispan or WildFly");

  static final ArchRule NOBODY_ASKS_THE_CLOCK =
      noClasses()
          .should()
          .callMethodWhere(asksTheClock())
          .because("time is an argument: whoever needs it is given an InstantSource");

  static final ArchRule NOBODY_ROLLS_DICE =
      noClasses()
          .should()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(RandomGenerator.class)
          .because("chance is an argument, as time is");

  static final ArchRule NOBODY_TALKS_TO_THE_WORLD =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "java.net..", "java.nio.file..", "java.util.logging..")
          .because("the domain decides and never acts");

  static final ArchRule NAMES_TELL_THE_PURPOSE =
      noClasses()
          .should()
          .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Repository)")
          .because("ports are named after what they are for");

  static final ArchRule CAPABILITIES_DO_NOT_KNOW_EVENTS =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.twinsite.event..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.twinsite.event..")
          .because("events refer to the capabilities, not the other way round");

  private DomainRules() {}

  private static DescribedPredicate<JavaMethodCall> asksTheClock() {
    return DescribedPredicate.describe(
        "asks the clock", call -> isNow(call) || isSystemTime(call) || makesClock(call));
  }

  private static boolean isNow(JavaMethodCall call) {
    return call.getTargetOwner().getPackageName().startsWith("java.time")
        && call.getName().equals("now")
        && call.getTarget().getRawParameterTypes().stream()
            .noneMatch(type -> type.isEquivalentTo(Clock.class));
  }

  private static boolean isSystemTime(JavaMethodCall call) {
    return call.getTargetOwner().isEquivalentTo(System.class)
        && (call.getName().equals("currentTimeMillis") || call.getName().equals("nanoTime"));
  }

  private static boolean makesClock(JavaMethodCall call) {
    return (call.getTargetOwner().isEquivalentTo(Clock.class)
            || call.getTargetOwner().isEquivalentTo(InstantSource.class))
        && (call.getName().startsWith("system") || call.getName().startsWith("tick"));
  }
}
