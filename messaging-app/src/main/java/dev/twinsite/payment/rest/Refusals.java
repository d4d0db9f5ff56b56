package dev.twinsite.payment.rest;

import dev.twinsite.app.problem.Problem;
import dev.twinsite.app.problem.ProblemType;
import dev.twinsite.messaging.rest.RoomProblems;
import dev.twinsite.payment.RefusalReason;

/** The rules that a transfer can break, as problems. */
final class Refusals {

  private Refusals() {}

  static Problem problem(RefusalReason reason) {
    if (reason instanceof RefusalReason.InsufficientFunds funds) {
      return Problem.of(
              ProblemType.INSUFFICIENT_FUNDS,
              "amount is more than the account holds and has not reserved")
          .with("spendableHere", funds.spendableHere());
    }
    if (reason instanceof RefusalReason.RightAtOtherSite right) {
      return Problem.of(
              ProblemType.RIGHT_AT_OTHER_SITE,
              "amount is more than the "
                  + right.spendableHere()
                  + " that this site may spend; the other site may")
          .with("spendableHere", right.spendableHere());
    }
    return ofContent(reason);
  }

  private static Problem ofContent(RefusalReason reason) {
    if (reason instanceof RefusalReason.UnknownRecipient unknown) {
      return Problem.of(ProblemType.UNKNOWN_RECIPIENT, "to names no user: '" + unknown.to() + "'");
    }
    if (reason instanceof RefusalReason.SelfTransfer) {
      return Problem.of(ProblemType.SELF_TRANSFER, "to names the sender");
    }
    if (reason instanceof RefusalReason.CurrencyMismatch mismatch) {
      return Problem.of(
          ProblemType.CURRENCY_MISMATCH,
          "currency is "
              + mismatch.given()
              + ", but the account is kept in "
              + mismatch.expected());
    }
    return ofRoom(reason);
  }

  private static Problem ofRoom(RefusalReason reason) {
    if (reason instanceof RefusalReason.UnknownRoom unknown) {
      return RoomProblems.unknown(unknown.room());
    }
    if (reason instanceof RefusalReason.NotAMember foreign) {
      return RoomProblems.notAMember(foreign.room());
    }
    var outside = (RefusalReason.RecipientNotAMember) reason;
    return Problem.of(
        ProblemType.RECIPIENT_NOT_A_MEMBER,
        "'" + outside.to() + "' is not a member of room " + outside.room());
  }
}
