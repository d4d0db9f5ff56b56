package dev.twinsite.payment;

import dev.twinsite.identity.Username;
import dev.twinsite.messaging.RoomId;

/** The rule that a transfer would break. A refusal is not recorded; its id stays free. */
public sealed interface RefusalReason {

  /** The stable name of the rule, as clients see it. */
  String code();

  /** The account does not hold so much, at either site. */
  record InsufficientFunds(long spendableHere) implements RefusalReason {
    @Override
    public String code() {
      return "insufficient-funds";
    }
  }

  /**
   * The account holds enough, but the right to spend it lies at the other site, which runs a
   * version that cannot grant it.
   */
  record RightAtOtherSite(long spendableHere) implements RefusalReason {
    @Override
    public String code() {
      return "right-at-other-site";
    }
  }

  /** There is no such user, or nobody can deal with it yet. */
  record UnknownRecipient(Username to) implements RefusalReason {
    @Override
    public String code() {
      return "unknown-recipient";
    }
  }

  /** Nobody can send money to themselves. */
  record SelfTransfer() implements RefusalReason {
    @Override
    public String code() {
      return "self-transfer";
    }
  }

  /** One of the accounts is kept in another currency. */
  record CurrencyMismatch(Currency expected, Currency given) implements RefusalReason {
    @Override
    public String code() {
      return "currency-mismatch";
    }
  }

  /** There is no such room in which the transfer could be shown. */
  record UnknownRoom(RoomId room) implements RefusalReason {
    @Override
    public String code() {
      return "unknown-room";
    }
  }

  /** The payer is not a member of the room in which the transfer should be shown. */
  record NotAMember(RoomId room) implements RefusalReason {
    @Override
    public String code() {
      return "not-a-member";
    }
  }

  /** The recipient is not a member of the room in which the transfer should be shown. */
  record RecipientNotAMember(RoomId room, Username to) implements RefusalReason {
    @Override
    public String code() {
      return "recipient-not-a-member";
    }
  }
}
