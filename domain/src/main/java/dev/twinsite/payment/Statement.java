package dev.twinsite.payment;

import dev.twinsite.identity.Username;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A part of an account's history, the latest line first, in the order in which the answering site
 * posted it.
 *
 * @param next what to pass as {@code before} for the lines that stand before these; empty at the
 *     end
 */
public record Statement(List<Line> lines, OptionalLong next) {

  /**
   * One line of a statement.
   *
   * @param number the place of the line at this site; larger is later
   * @param subject the transfer or deposit that was posted
   * @param counterparty who is on the other side; empty for the bank
   * @param minorUnits positive for a credit, negative for a debit
   * @param balanceAfter the account's posted money at this site after this line
   */
  public record Line(
      long number,
      UUID subject,
      Optional<Username> counterparty,
      long minorUnits,
      Instant postedAt,
      long balanceAfter) {}

  public Statement {
    lines = List.copyOf(lines);
  }
}
