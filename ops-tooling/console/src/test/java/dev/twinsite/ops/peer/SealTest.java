package dev.twinsite.ops.peer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.ops.peer.Seal.BrokenSealException;
import dev.twinsite.ops.peer.Seal.Envelope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class SealTest {

  private static final byte[] BODY = "{\"epoch\":7}".getBytes(UTF_8);

  private Instant now = Instant.parse("2022-10-15T06:19:00Z");
  private final InstantSource clock = () -> now;
  private final Seal pangyo = new Seal("a secret of both sites", clock);
  private final Seal ansan = new Seal("a secret of both sites", clock);

  private final Envelope envelope = pangyo.envelope("/vote", "pangyo", "ansan");
  private final String seal = pangyo.seal(envelope, BODY);

  @Test
  void opensWhatTheOtherServerSealed() {
    assertThatCode(() -> ansan.open(envelope, BODY, seal)).doesNotThrowAnyException();
  }

  @Test
  void acceptsAMessageOnce() throws BrokenSealException {
    ansan.open(envelope, BODY, seal);
    assertBroken(envelope, BODY, seal, "accepted before");
  }

  @Test
  void refusesAnotherBody() {
    assertBroken(envelope, "{\"epoch\":8}".getBytes(UTF_8), seal, "not sealed");
  }

  @Test
  void refusesAnotherPath() {
    Envelope bent = with("/lead", "pangyo", "ansan");
    assertBroken(bent, BODY, seal, "not sealed");
  }

  @Test
  void refusesAMessageThatWasMeantForSomebodyElse() {
    assertBroken(with("/vote", "pangyo", "busan"), BODY, seal, "not sealed");
  }

  @Test
  void refusesAnotherSecret() {
    String foreign = new Seal("a secret of nobody here", clock).seal(envelope, BODY);
    assertBroken(envelope, BODY, foreign, "not sealed");
  }

  @Test
  void refusesAMessageThatIsTooOld() {
    now = now.plus(Seal.WINDOW).plusMillis(1);
    assertBroken(envelope, BODY, seal, "do the clocks of the sites differ");
  }

  @Test
  void refusesAMessageFromTheFuture() {
    now = now.minus(Seal.WINDOW).minusMillis(1);
    assertBroken(envelope, BODY, seal, "do the clocks of the sites differ");
  }

  @Test
  void remembersAMessageAsLongAsItCouldBeRepeated() throws BrokenSealException {
    now = now.minus(Seal.WINDOW);
    ansan.open(envelope, BODY, seal);
    now = now.plus(Seal.WINDOW.multipliedBy(2)).minus(Duration.ofMillis(1));
    assertBroken(envelope, BODY, seal, "accepted before");
  }

  @Test
  void anAnswerBelongsToItsRequest() {
    Envelope answer = SealHeaders.answerTo(envelope);
    String sealed = ansan.seal(answer, BODY);
    assertThatCode(() -> pangyo.openAnswer(answer, BODY, sealed)).doesNotThrowAnyException();
    Envelope toAnother = SealHeaders.answerTo(pangyo.envelope("/vote", "pangyo", "ansan"));
    assertThatThrownBy(() -> pangyo.openAnswer(toAnother, BODY, sealed))
        .isInstanceOf(BrokenSealException.class);
  }

  @Test
  void aRequestIsNoAnswer() {
    assertThatThrownBy(() -> pangyo.openAnswer(SealHeaders.answerTo(envelope), BODY, seal))
        .isInstanceOf(BrokenSealException.class);
  }

  private Envelope with(String path, String sender, String receiver) {
    return new Envelope(path, sender, receiver, envelope.sentAtMillis(), envelope.once());
  }

  private void assertBroken(Envelope shown, byte[] body, String proof, String why) {
    assertThatThrownBy(() -> ansan.open(shown, body, proof))
        .isInstanceOf(BrokenSealException.class)
        .hasMessageContaining(why);
  }
}
