package dev.twinsite.redfish;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The messages of DMTF's base registry that this service uses. */
enum Message {
  ACTION_PARAMETER_MISSING(
      400,
      "ActionParameterMissing",
      "The action %1$s needs the parameter %2$s, which the request does not have.",
      "Send the request again with the parameter."),
  ACTION_PARAMETER_UNKNOWN(
      400,
      "ActionParameterUnknown",
      "The action %1$s knows no parameter %2$s.",
      "Send the request again without the parameter."),
  ACTION_PARAMETER_VALUE_NOT_IN_LIST(
      400,
      "ActionParameterValueNotInList",
      "'%1$s' is not among the values that the parameter %2$s of the action %3$s takes.",
      "Choose one of the allowable values of the action."),
  PROPERTY_MISSING(
      400,
      "PropertyMissing",
      "The property %1$s has to be there and is not.",
      "Send the request again with the property."),
  MALFORMED_JSON(
      400,
      "MalformedJSON",
      "The body of the request is not a JSON object.",
      "Send the request again with a JSON object as its body."),
  QUERY_NOT_SUPPORTED(
      501,
      "QueryNotSupported",
      "This service does not support the query %1$s.",
      "Send the request again without it."),
  QUERY_PARAMETER_OUT_OF_RANGE(
      400,
      "QueryParameterOutOfRange",
      "The value '%1$s' of the query parameter %2$s is outside of %3$s.",
      "Choose a value inside."),
  NO_VALID_SESSION(
      401,
      "NoValidSession",
      "The request names no valid session and no valid account.",
      "Log in, and send the request again."),
  RESOURCE_AT_URI_UNAUTHORIZED(
      401,
      "ResourceAtUriUnauthorized",
      "Nobody is let in at %1$s with this account: %2$s.",
      "Check user name and password."),
  RESOURCE_MISSING_AT_URI(
      404,
      "ResourceMissingAtURI",
      "There is no resource at %1$s.",
      "Follow the links of the service root."),
  OPERATION_NOT_ALLOWED(
      405,
      "OperationNotAllowed",
      "The resource at this address does not take this method.",
      "Use one of those that the header Allow names."),
  PAYLOAD_TOO_LARGE(
      413,
      "PayloadTooLarge",
      "The body of the request is larger than %1$s bytes.",
      "Send a smaller one."),
  ACTION_REFUSED(
      409,
      "OperationFailed",
      "The action could not be carried out: %1$s",
      "Look at the state of the server."),
  PRECONDITION_FAILED(
      412,
      "HeaderInvalid",
      "The header %1$s is invalid.",
      "Send the request again with OData-Version 4.0 or without the header."),
  SERVICE_TEMPORARILY_UNAVAILABLE(
      503,
      "ServiceTemporarilyUnavailable",
      "The service is busy; try again in %1$s seconds.",
      "Wait, and send the request again."),
  INTERNAL_ERROR(
      500,
      "InternalError",
      "The service failed, and does not know why.",
      "Look into the log of the service.");

  private static final String REGISTRY = "Base.1.18.";

  private final int status;
  private final String id;
  private final String text;
  private final String resolution;

  Message(int status, String id, String text, String resolution) {
    this.status = status;
    this.id = id;
    this.text = text;
    this.resolution = resolution;
  }

  int status() {
    return status;
  }

  /** The answer of a request that failed because of this. */
  Response response(Object... arguments) {
    return Response.of(status, body(arguments));
  }

  ObjectNode body(Object... arguments) {
    ObjectNode body = Response.JSON.createObjectNode();
    ObjectNode error = body.putObject("error");
    error.put("code", REGISTRY + id).put("message", text.formatted(arguments));
    error.putArray("@Message.ExtendedInfo").add(extended(arguments));
    return body;
  }

  /** The message by itself, as it stands in lists of messages. */
  ObjectNode extended(Object... arguments) {
    ObjectNode message =
        Response.JSON
            .createObjectNode()
            .put("@odata.type", "#Message.v1_2_1.Message")
            .put("MessageId", REGISTRY + id)
            .put("Message", text.formatted(arguments));
    ArrayNode words = message.putArray("MessageArgs");
    List.of(arguments).forEach(argument -> words.add(argument.toString()));
    return message.put("MessageSeverity", "Critical").put("Resolution", resolution);
  }
}
