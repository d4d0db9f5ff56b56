package dev.twinsite.simulator;

import dev.twinsite.identity.Username;
import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.MessageText;
import dev.twinsite.payment.DepositId;
import dev.twinsite.payment.Money;
import dev.twinsite.payment.TransferRequest;
import java.util.UUID;

/** What a client wants, under an id that it has chosen. */
sealed interface Wish {

  /** The same id, but something else. */
  Wish changed();

  record Register(Username name, String password) implements Wish {
    @Override
    public Wish changed() {
      return new Register(name, password + "!");
    }
  }

  record Open(UUID room) implements Wish {
    @Override
    public Wish changed() {
      return this;
    }
  }

  record Say(MessageId id, Username sender, MessageText text) implements Wish {
    @Override
    public Wish changed() {
      return new Say(id, sender, new MessageText(text + "!"));
    }
  }

  record Put(DepositId id, Username owner, Money money) implements Wish {
    @Override
    public Wish changed() {
      return new Put(id, owner, Money.won(money.minorUnits() + 1));
    }
  }

  record Pay(TransferRequest request) implements Wish {
    @Override
    public Wish changed() {
      Money more = Money.won(request.money().minorUnits() + 1);
      return new Pay(
          new TransferRequest(
              request.id(), request.from(), request.to(), more, request.memo(), request.room()));
    }
  }
}
