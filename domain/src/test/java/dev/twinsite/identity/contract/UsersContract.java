package dev.twinsite.identity.contract;

import static dev.twinsite.identity.UserState.PENDING;
import static dev.twinsite.identity.UserState.POSTED;
import static dev.twinsite.identity.UserState.VOIDED;
import static dev.twinsite.identity.contract.People.ANSAN;
import static dev.twinsite.identity.contract.People.PANGYO;
import static dev.twinsite.identity.contract.People.newName;
import static dev.twinsite.identity.contract.People.newWallet;
import static dev.twinsite.identity.contract.People.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.identity.User;
import dev.twinsite.identity.Username;
import dev.twinsite.identity.Users;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link Users} promises. */
public abstract class UsersContract {

  private final Username minji = newName();

  protected abstract Users users();

  @Test
  void claimedNameIsFoundWithEverythingThatWasSaid() {
    User claimed = user(minji, PANGYO, 7, PENDING);

    assertThat(users().claim(claimed)).isTrue();

    assertThat(users().find(minji)).contains(claimed);
    assertThat(users().find(claimed.wallet())).contains(claimed);
  }

  @Test
  void nameIsClaimedOnlyOnceWhicheverSiteAsks() {
    User first = user(minji, PANGYO, 7, PENDING);
    users().claim(first);

    assertThat(users().claim(user(minji, PANGYO, 8, PENDING))).isFalse();
    assertThat(users().claim(user(minji, ANSAN, 6, PENDING))).isFalse();
    assertThat(users().find(minji)).contains(first);
  }

  @Test
  void nameIsFreeAgainWhenItsClaimIsVoided() {
    User lost = user(minji, PANGYO, 7, PENDING);
    users().claim(lost);
    users().decide(lost.wallet(), VOIDED);
    User next = user(minji, PANGYO, 9, PENDING);

    assertThat(users().claim(next)).isTrue();
    assertThat(users().find(minji)).contains(next);
  }

  @Test
  void claimOfTheOtherSiteStandsBesideTheOwnOne() {
    users().claim(user(minji, PANGYO, 7, PENDING));
    User foreign = user(minji, ANSAN, 6, POSTED);

    assertThat(users().add(foreign)).isTrue();
    assertThat(users().find(minji)).contains(foreign);
    assertThat(users().findPosted(minji)).contains(foreign);
  }

  @Test
  void registrationIsTakenInOnce() {
    User foreign = user(minji, ANSAN, 6, POSTED);
    users().add(foreign);

    assertThat(users().add(foreign)).isFalse();
  }

  @Test
  void pendingUserIsNoPostedUser() {
    users().claim(user(minji, PANGYO, 7, PENDING));

    assertThat(users().findPosted(minji)).isEmpty();
    assertThat(users().findPosted(List.of(minji))).isEmpty();
  }

  @Test
  void pendingRegistrationIsDecidedOnce() {
    User claimed = user(minji, PANGYO, 7, PENDING);
    users().claim(claimed);

    assertThat(users().decide(claimed.wallet(), POSTED)).isTrue();
    assertThat(users().decide(claimed.wallet(), VOIDED)).isFalse();
    assertThat(users().find(minji)).contains(claimed.with(POSTED));
  }

  @Test
  void regentOverrulesVoidedRegistrationAndNothingElse() {
    User claimed = user(minji, PANGYO, 7, PENDING);
    users().claim(claimed);
    assertThat(users().overrule(claimed.wallet())).isFalse();

    users().decide(claimed.wallet(), VOIDED);
    assertThat(users().overrule(claimed.wallet())).isTrue();
    assertThat(users().find(minji)).contains(claimed.with(POSTED));
  }

  @Test
  void unknownRegistrationCannotBeDecided() {
    assertThat(users().decide(newWallet(), POSTED)).isFalse();
  }

  @Test
  void onlyPostedUsersAreFoundAmongMany() {
    User posted = user(minji, PANGYO, 7, POSTED);
    users().claim(posted);
    Username pending = newName();
    users().claim(user(pending, PANGYO, 8, PENDING));

    assertThat(users().findPosted(List.of(minji, pending, newName())))
        .hasSize(1)
        .containsEntry(minji, posted);
  }

  @Test
  void unknownNameIsNotFound() {
    assertThat(users().find(minji)).isEmpty();
  }
}
