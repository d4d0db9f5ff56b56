package dev.twinsite.identity.contract;

import dev.twinsite.identity.DisplayName;
import dev.twinsite.identity.User;
import dev.twinsite.identity.UserState;
import dev.twinsite.identity.Username;
import dev.twinsite.payment.AccountId;
import dev.twinsite.site.SiteName;
import dev.twinsite.time.HybridTime;
import dev.twinsite.time.Stamp;
import java.util.UUID;

/** Users that no other test knows. */
public final class People {

  /** The sites of every test. */
  public static final SiteName PANGYO = new SiteName("pangyo");

  public static final SiteName ANSAN = new SiteName("ansan");

  private People() {}

  /** A name that nobody has yet. */
  public static Username newName() {
    return new Username("u" + UUID.randomUUID().toString().replace("-", "").substring(0, 24));
  }

  /** An account that nobody has yet. */
  public static AccountId newWallet() {
    return new AccountId(UUID.randomUUID());
  }

  /** A registration with a new wallet. */
  public static User user(Username name, SiteName origin, long clock, UserState state) {
    return new User(
        name,
        new DisplayName("민지 " + name),
        "hash:" + name,
        newWallet(),
        new Stamp(new HybridTime(clock), origin),
        state);
  }
}
