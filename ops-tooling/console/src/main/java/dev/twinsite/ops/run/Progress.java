package dev.twinsite.ops.run;

/** What a step sees when it looks at the world. */
public sealed interface Progress {

  /** In words, for the operator. */
  String detail();

  /** It is so. */
  record Done(String detail) implements Progress {}

  /** Not yet. */
  record Waiting(String detail) implements Progress {}

  /** It will never be so. */
  record Over(String detail) implements Progress {}

  /** Done if it is so, else waiting. */
  static Progress doneIf(boolean so, String done, String waiting) {
    return so ? new Done(done) : new Waiting(waiting);
  }
}
