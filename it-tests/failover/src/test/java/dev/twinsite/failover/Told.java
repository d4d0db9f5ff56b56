package dev.twinsite.failover;

import dev.twinsite.arquillian.NoAnswerException;
import dev.twinsite.arquillian.Reply;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What the sites have told their clients, by the id of the fact. Three kinds of answers are never
 * mixed: a fact that is ok must never be lost, one that was refused must not exist, and of one
 * whose answer is missing nobody knows.
 */
final class Told {

  /** How a request ended for the client. */
  enum Answer {
    /** Both databases hold it; a transfer is posted. */
    BOTH_SITES,
    /** The database of the answering site holds it. */
    ONE_SITE,
    /** Accepted, but not decided. */
    PENDING,
    /** A site said no. */
    REFUSED,
    /** No answer came. */
    UNKNOWN
  }

  private final Map<UUID, Answer> messages = new ConcurrentHashMap<>();
  private final Map<UUID, Answer> transfers = new ConcurrentHashMap<>();

  /** Sends the message and keeps what was said about it. */
  Answer message(UUID id, Supplier<Reply> request) {
    return keep(messages, id, request);
  }

  /** Sends the transfer and keeps what was said about it. */
  Answer transfer(UUID id, Supplier<Reply> request) {
    return keep(transfers, id, request);
  }

  /** The messages that ended so, with their answers. */
  Map<UUID, Answer> messages() {
    return Map.copyOf(messages);
  }

  /** The transfers that ended so, with their answers. */
  Map<UUID, Answer> transfers() {
    return Map.copyOf(transfers);
  }

  private static Answer keep(Map<UUID, Answer> kept, UUID id, Supplier<Reply> request) {
    Answer answer = answerOf(request);
    kept.put(id, answer);
    return answer;
  }

  private static Answer answerOf(Supplier<Reply> request) {
    try {
      return read(request.get());
    } catch (NoAnswerException e) {
      return Answer.UNKNOWN;
    }
  }

  private static Answer read(Reply reply) {
    if (reply.status() >= 500) {
      return reply.status() == 503 ? Answer.REFUSED : Answer.UNKNOWN;
    }
    if (!reply.isSuccess()) {
      return Answer.REFUSED;
    }
    if (reply.member("state").equals("pending")) {
      return Answer.PENDING;
    }
    return reply.member("durability").equals("both-sites") ? Answer.BOTH_SITES : Answer.ONE_SITE;
  }

  @Override
  public String toString() {
    return "messages " + count(messages) + ", transfers " + count(transfers);
  }

  private static Map<Answer, Long> count(Map<UUID, Answer> kept) {
    return kept.values().stream()
        .collect(
            java.util.stream.Collectors.groupingBy(
                each -> each, java.util.TreeMap::new, java.util.stream.Collectors.counting()));
  }
}
