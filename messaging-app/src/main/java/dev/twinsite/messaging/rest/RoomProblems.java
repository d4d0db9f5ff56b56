package dev.twinsite.messaging.rest;

import dev.twinsite.app.problem.Problem;
import dev.twinsite.app.problem.ProblemType;
import dev.twinsite.messaging.MessageId;
import dev.twinsite.messaging.RoomId;

/** What is told to those who ask for a room that is not theirs. */
public final class RoomProblems {

  private RoomProblems() {}

  /** There is no such room. */
  public static Problem unknown(RoomId id) {
    return Problem.of(ProblemType.UNKNOWN_ROOM, "roomId names no room: " + id);
  }

  /** There is, but the caller is not a member. */
  public static Problem notAMember(RoomId id) {
    return Problem.of(ProblemType.NOT_A_MEMBER, "you are not a member of room " + id);
  }

  /** There is no such message in the room. */
  public static Problem unknownMessage(MessageId id) {
    return Problem.of(ProblemType.UNKNOWN_MESSAGE, "messageId names no message of the room: " + id);
  }
}
