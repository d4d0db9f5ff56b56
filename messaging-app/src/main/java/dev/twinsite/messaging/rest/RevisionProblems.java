package dev.twinsite.messaging.rest;

import dev.twinsite.app.problem.Problem;
import dev.twinsite.app.problem.ProblemType;
import dev.twinsite.messaging.Message;
import dev.twinsite.messaging.ReviseMessageOutcome;

/** What is told to those who may not edit or delete a message. */
final class RevisionProblems {

  private RevisionProblems() {}

  /** The message as it is now, or a problem. */
  static Message requireMessage(ReviseMessageOutcome outcome) {
    if (outcome instanceof ReviseMessageOutcome.Revised revised) {
      return revised.message();
    }
    if (outcome instanceof ReviseMessageOutcome.Unchanged unchanged) {
      return unchanged.message();
    }
    throw problem(outcome).asException();
  }

  private static Problem problem(ReviseMessageOutcome outcome) {
    if (outcome instanceof ReviseMessageOutcome.UnknownRoom unknown) {
      return RoomProblems.unknown(unknown.id());
    }
    if (outcome instanceof ReviseMessageOutcome.NotAMember foreign) {
      return RoomProblems.notAMember(foreign.id());
    }
    if (outcome instanceof ReviseMessageOutcome.UnknownMessage unknown) {
      return RoomProblems.unknownMessage(unknown.id());
    }
    if (outcome instanceof ReviseMessageOutcome.NotTheSender) {
      return Problem.of(ProblemType.FORBIDDEN, "only the sender edits or deletes a message");
    }
    return outcome instanceof ReviseMessageOutcome.WasDeleted
        ? Problem.of(ProblemType.MESSAGE_DELETED, "a deleted message can not be edited")
        : Problem.of(
            ProblemType.MESSAGE_SHOWS_TRANSFER,
            "a message that shows a transfer can not be edited or deleted");
  }
}
