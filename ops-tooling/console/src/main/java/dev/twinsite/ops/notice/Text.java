package dev.twinsite.ops.notice;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * What a bulletin says in one language. A part that is null says nothing new.
 *
 * @param what happened
 * @param affected which functions are affected, and what that means for those who use them
 * @param done what was done about it
 * @param cause as far as it is known
 */
public record Text(
    @Nullable String what,
    @Nullable String affected,
    @Nullable String done,
    @Nullable String cause) {

  /** The longest part, in code points. */
  public static final int LONGEST = 1000;

  /** Says nothing. */
  public static final Text SILENT = new Text(null, null, null, null);

  /** The same, replaced by what a later text says. */
  Text then(Text later) {
    return new Text(
        later.what == null ? what : later.what,
        later.affected == null ? affected : later.affected,
        later.done == null ? done : later.done,
        later.cause == null ? cause : later.cause);
  }

  /** Whether no part says anything. */
  @JsonIgnore
  public boolean isSilent() {
    return equals(SILENT);
  }
}
