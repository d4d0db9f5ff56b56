package dev.twinsite.payment.contract;

import static dev.twinsite.identity.contract.People.ANSAN;
import static dev.twinsite.identity.contract.People.PANGYO;
import static dev.twinsite.identity.contract.People.newWallet;
import static dev.twinsite.payment.GrantState.PENDING;
import static dev.twinsite.payment.GrantState.POSTED;
import static dev.twinsite.payment.GrantState.VOIDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.payment.AskId;
import dev.twinsite.payment.Grant;
import dev.twinsite.payment.Grants;
import dev.twinsite.time.HybridTime;
import dev.twinsite.time.Stamp;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link Grants} promises. */
public abstract class GrantsContract {

  private final Grant grant =
      new Grant(
          new AskId(UUID.randomUUID()),
          newWallet(),
          ANSAN,
          300,
          new Stamp(new HybridTime(7), PANGYO));

  protected abstract Grants grants();

  @Test
  void grantIsTakenInOnce() {
    assertThat(grants().add(grant, PENDING)).isTrue();
    assertThat(grants().add(grant, POSTED)).isFalse();
  }

  @Test
  void pendingGrantIsDecidedOnce() {
    grants().add(grant, PENDING);

    assertThat(grants().move(grant, PENDING, POSTED)).isTrue();
    assertThat(grants().move(grant, PENDING, VOIDED)).isFalse();
    assertThat(grants().move(grant, VOIDED, POSTED)).isFalse();
  }

  @Test
  void unknownGrantCannotBeDecided() {
    assertThat(grants().move(grant, PENDING, POSTED)).isFalse();
    assertThat(grants().add(grant, VOIDED)).isTrue();
    assertThat(grants().move(grant, VOIDED, VOIDED)).isTrue();
  }
}
