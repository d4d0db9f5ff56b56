package dev.twinsite.client;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a call ended. The three kinds are never mixed: what was refused has certainly not happened,
 * what is unknown may have happened, now or in a moment, and is found out by calling again with the
 * same id.
 *
 * @param <T> what a successful call brings
 */
public sealed interface Outcome<T> {

  /** A site has done it, or had done it already under the same id. */
  record Ok<T>(T value, Answered by) implements Outcome<T> {}

  /** A site has said no and no earlier attempt is in doubt: nothing has happened. */
  record Refused<T>(Problem problem, Answered by) implements Outcome<T> {}

  /**
   * Nobody can say whether it has happened.
   *
   * @param doubts each attempt that got no answer, in order, as a sentence
   * @param lastRefusal what a site said after such an attempt; it does not settle the doubt
   */
  record Unknown<T>(List<String> doubts, Optional<Problem> lastRefusal) implements Outcome<T> {

    public Unknown {
      doubts = List.copyOf(doubts);
    }
  }

  /** What the call brought; empty unless it is ok. */
  default Optional<T> result() {
    return this instanceof Ok<T> ok ? Optional.of(ok.value()) : Optional.empty();
  }

  /** Whether a site has done it. */
  default boolean isOk() {
    return this instanceof Ok;
  }

  /** Whether it was refused by the rule with that short name, such as {@code peer-alive}. */
  default boolean isRefusedBy(String rule) {
    return this instanceof Refused<T> refused && refused.problem().is(rule);
  }

  /**
   * What the call brought, for callers to whom anything else is a broken assumption.
   *
   * @throws IllegalStateException if the call was refused or its outcome is unknown; the message
   *     says which and why
   */
  default T orThrow() {
    if (this instanceof Ok<T> ok) {
      return ok.value();
    }
    throw new IllegalStateException(toString());
  }

  /** The same outcome with another value. */
  default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
    if (this instanceof Ok<T> ok) {
      return new Ok<>(change.apply(ok.value()), ok.by());
    }
    if (this instanceof Refused<T> refused) {
      return new Refused<>(refused.problem(), refused.by());
    }
    Unknown<T> unknown = (Unknown<T>) this;
    return new Unknown<>(unknown.doubts(), unknown.lastRefusal());
  }

  /** The same outcome, for calls whose answer says nothing but who gave it. */
  static Outcome<Answered> withAnswerer(Outcome<?> outcome) {
    return outcome instanceof Ok<?> ok
        ? new Ok<>(ok.by(), ok.by())
        : outcome.map(
            never -> {
              throw new AssertionError("only an ok outcome has a value: " + never);
            });
  }
}
