package dev.twinsite.arquillian;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sends what only an operator may ask, logging in where that is needed. */
final class Operators {

  private static final int UNAUTHORIZED = 401;

  private final LabControl.Operator account;
  private final Map<String, String> tokens = new ConcurrentHashMap<>();

  Operators(LabControl.Operator account) {
    this.account = account;
  }

  /**
   * Sends the call as an operator of the site, with a new session if the site has forgotten the old
   * one.
   */
  Reply send(Site site, Call call) {
    Reply reply = call.as(tokens.computeIfAbsent(site.name(), name -> logIn(site))).send();
    if (reply.status() != UNAUTHORIZED) {
      return reply;
    }
    return call.as(tokenOf(site)).send();
  }

  /** A new session's token. */
  String tokenOf(Site site) {
    tokens.put(site.name(), logIn(site));
    return tokens.get(site.name());
  }

  private String logIn(Site site) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("username", account.username());
    body.put("password", account.password());
    Reply reply = site.callOperations("POST", "/ops/api/v1/sessions").json(body).send();
    return reply.orFail().member("token");
  }
}
