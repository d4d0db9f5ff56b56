package dev.twinsite.quorum.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

class FrameSealTest {

  private static final byte[] FRAME = "a request for a vote".getBytes(StandardCharsets.UTF_8);

  private final FrameSeal seal = new FrameSeal("a secret of the voters");

  @Test
  void whoeverHasTheSecretReadsWhatWasSealed() throws GeneralSecurityException {
    byte[] sealed = seal.seal(FRAME, 2, 7);
    assertThat(new FrameSeal("a secret of the voters").open(sealed, 0, sealed.length))
        .isEqualTo("request".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void nothingOfAFrameIsLegibleAndNoTwoAreEqual() {
    byte[] sealed = seal.seal(FRAME, 0, FRAME.length);
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("vote");
    assertThat(seal.seal(FRAME, 0, FRAME.length)).isNotEqualTo(sealed);
  }

  @Test
  void anotherSecretAChangedByteAndACutFrameAreRefused() {
    byte[] sealed = seal.seal(FRAME, 0, FRAME.length);
    refuses(new FrameSeal("a secret of somebody else"), sealed, sealed.length);
    refuses(seal, sealed, sealed.length - 1);
    refuses(seal, sealed, 5);
    refuses(seal, FRAME, FRAME.length);
    sealed[sealed.length / 2] ^= 1;
    refuses(seal, sealed, sealed.length);
  }

  private static void refuses(FrameSeal seal, byte[] frame, int length) {
    assertThatThrownBy(() -> seal.open(frame, 0, length))
        .isInstanceOf(GeneralSecurityException.class);
  }
}
