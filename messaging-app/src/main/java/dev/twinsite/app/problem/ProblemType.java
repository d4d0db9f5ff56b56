package dev.twinsite.app.problem;

import java.net.URI;

/** The kinds of problem, each with its stable name and status. Callers may rely on both. */
public enum ProblemType {
  /** The request cannot be understood: its syntax, a type, a field nobody knows. */
  MALFORMED("malformed", 400, "The request is malformed"),
  /** A value is missing or breaks a limit. */
  INVALID_VALUE("invalid-value", 400, "A value is not valid"),
  UNAUTHORIZED("unauthorized", 401, "A valid token is needed"),
  /** Name or password of a log-in are wrong, or the registration is not posted yet. */
  WRONG_CREDENTIALS("wrong-credentials", 401, "Name or password are wrong"),
  FORBIDDEN("forbidden", 403, "This is not yours"),
  NOT_A_MEMBER("not-a-member", 403, "You are not a member of the room"),
  NOT_FOUND("not-found", 404, "There is nothing here"),
  UNKNOWN_MESSAGE("unknown-message", 404, "There is no such message"),
  UNKNOWN_ROOM("unknown-room", 404, "There is no such room"),
  METHOD_NOT_ALLOWED("method-not-allowed", 405, "The method is not allowed here"),
  NOT_ACCEPTABLE("not-acceptable", 406, "No acceptable form of the answer exists"),
  ID_CONFLICT("id-conflict", 409, "The id belongs to other content"),
  NAME_TAKEN("name-taken", 409, "The name is taken"),
  TOO_LARGE("too-large", 413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The body must be JSON"),
  INSUFFICIENT_FUNDS("insufficient-funds", 422, "The account does not hold enough"),
  RIGHT_AT_OTHER_SITE("right-at-other-site", 422, "The right to spend lies at the other site"),
  UNKNOWN_RECIPIENT("unknown-recipient", 422, "There is no such recipient"),
  UNKNOWN_MEMBER("unknown-member", 422, "There is no such user"),
  DIRECT_ROOM("direct-room", 422, "A direct room has its two members"),
  MESSAGE_DELETED("message-deleted", 422, "The message was deleted"),
  MESSAGE_SHOWS_TRANSFER("message-shows-transfer", 422, "The message shows a transfer"),
  RECIPIENT_NOT_A_MEMBER("recipient-not-a-member", 422, "The recipient is not in the room"),
  SELF_TRANSFER("self-transfer", 422, "Nobody can send money to themselves"),
  CURRENCY_MISMATCH("currency-mismatch", 422, "The account is kept in another currency"),
  TOO_MANY_REQUESTS("too-many-requests", 429, "Too many requests"),
  /** Something else that the server refuses with a status of the 400s. */
  REFUSED("refused", 400, "The request is refused"),
  INTERNAL("internal", 500, "Something broke"),
  /** This node or site takes no such request now; another one may. */
  NOT_NOW("not-now", 503, "Not now");

  private static final String PREFIX = "urn:twinsite:problem:";

  private final String code;
  private final int status;
  private final String title;

  ProblemType(String code, int status, String title) {
    this.code = code;
    this.status = status;
    this.title = title;
  }

  /** The stable identifier, for example {@code urn:twinsite:problem:insufficient-funds}. */
  public URI uri() {
    return URI.create(PREFIX + code);
  }

  /** The last part of the identifier. */
  public String code() {
    return code;
  }

  /** The HTTP status it is answered with. */
  public int status() {
    return status;
  }

  /** One sentence for people. */
  public String title() {
    return title;
  }

  /** The kind that fits a bare HTTP status, as the container gives it. */
  public static ProblemType ofStatus(int status) {
    return switch (status) {
      case 400 -> MALFORMED;
      case 401 -> UNAUTHORIZED;
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 409 -> ID_CONFLICT;
      case 413 -> TOO_LARGE;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 429 -> TOO_MANY_REQUESTS;
      case 503 -> NOT_NOW;
      default -> status < 500 ? REFUSED : INTERNAL;
    };
  }
}
