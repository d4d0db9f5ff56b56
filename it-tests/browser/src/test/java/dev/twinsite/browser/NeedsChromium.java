package dev.twinsite.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a class, and says so in one line, where no Chromium is installed. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsChromium.Installed.class)
@interface NeedsChromium {

  /** Looks before the lab is started. */
  final class Installed implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      boolean isWholeClass = context.getTestMethod().isEmpty();
      if (Chromium.installed().isPresent()) {
        return ConditionEvaluationResult.enabled("a Chromium is installed");
      }
      if (isWholeClass) {
        System.out.println("SKIPPED " + context.getDisplayName() + ": " + Chromium.HOW_TO_GET_ONE);
      }
      return ConditionEvaluationResult.disabled(Chromium.HOW_TO_GET_ONE);
    }
  }
}
