package dev.twinsite.arquillian;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** Ends a {@link Story} with its first failed step. */
final class StoryEnds implements AfterTestExecutionCallback, ExecutionCondition {

  private static final String FAILED_STEP = "failed step";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    String failed = story(context).get(context.getTestClass(), String.class);
    return failed == null
        ? ConditionEvaluationResult.enabled("the story goes on")
        : ConditionEvaluationResult.disabled("the story ended with the step " + failed);
  }

  @Override
  public void afterTestExecution(ExtensionContext step) {
    step.getExecutionException()
        .ifPresent(failure -> story(step).put(step.getTestClass(), step.getDisplayName()));
  }

  private static Store story(ExtensionContext context) {
    return context.getRoot().getStore(Namespace.create(StoryEnds.class, FAILED_STEP));
  }
}
