package dev.twinsite.payment.jpa;

import dev.twinsite.identity.Username;
import dev.twinsite.payment.Account;
import dev.twinsite.payment.AccountId;
import dev.twinsite.payment.Currency;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A user's account. */
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields of what it reads
@Entity
@Table(name = "account")
public class AccountEntity {

  @Id UUID id;

  String owner;

  String currency;

  Account toAccount() {
    return new Account(new AccountId(id), new Username(owner), new Currency(currency));
  }
}
