package dev.twinsite.app.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Writes problems where no REST machinery is at hand. */
public final class ProblemJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ProblemJson() {}

  /** The problem in UTF-8. */
  public static byte[] bytes(Problem problem) {
    try {
      return JSON.writeValueAsBytes(problem.toJson());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("problem " + problem.type() + " cannot be written", e);
    }
  }
}
