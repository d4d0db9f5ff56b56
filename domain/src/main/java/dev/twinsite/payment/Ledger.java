package dev.twinsite.payment;

import java.util.List;
import java.util.OptionalLong;

/** The double entries of everything posted, and the spending rights that follow from them. */
public interface Ledger {

  /**
   * Writes the entries of a posting and changes the rights with them. Checks no rule: whoever
   * decided the posting has done so.
   */
  void post(Posting posting);

  /** Writes several postings as {@link #post} does, in their order. */
  default void postAll(List<Posting> postings) {
    postings.forEach(this::post);
  }

  /**
   * Lines of an account's history, the latest first.
   *
   * @param before only lines with a smaller number
   * @param limit at most so many, at least 1
   */
  Statement statement(AccountId account, OptionalLong before, int limit);

  /** Minor units that all accounts hold together, the bank included; zero unless money was made. */
  long total();
}
