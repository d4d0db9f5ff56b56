package dev.twinsite.lab;

import dev.twinsite.lab.LabStatus.Operator;
import dev.twinsite.lab.SiteCalls.Answer;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an operator does at the ops servers. Logs in where it has to; for one thread. */
final class Consoles {
  private final SiteCalls calls;
  private final Operator operator;
  private final Map<URI, String> tokens = new HashMap<>();

  Consoles(SiteCalls calls, Operator operator) {
    this.calls = calls;
    this.operator = operator;
  }

  /** How that console sees both sites; empty if it does not answer. */
  Map<String, @Nullable Object> sites(URI console) {
    Optional<Answer> answer = calls.get(console, "/ops/api/v1/sites", token(console));
    if (answer.isEmpty() || answer.get().status() != 200) {
      tokens.remove(console);
      return Map.of();
    }
    return answer.get().body();
  }

  /** Asks the console to let the site rejoin. */
  void rejoin(URI console, Place site, long epoch) {
    calls.post(
        console,
        "/ops/api/v1/sites/" + site + "/rejoin",
        token(console),
        Map.of("reason", "powered on by the lab", "epoch", epoch));
  }

  /** Whether it is these who declare a site lost; if not, asks the console for it. */
  boolean declaredBy(URI console, DeclaredBy who) {
    Map<String, @Nullable Object> policy = Json.asObject(sites(console).get("policy"));
    boolean automatic = who == DeclaredBy.QUORUM;
    if (policy.isEmpty() || Boolean.valueOf(automatic).equals(policy.get("automatic"))) {
      return !policy.isEmpty();
    }
    Map<String, @Nullable Object> wish = new HashMap<>();
    wish.put("automatic", automatic);
    wish.put("preferred", policy.get("preferred"));
    wish.put("reason", "the lab was started with --declare " + who);
    calls.put(console, "/ops/api/v1/policy", token(console), wish);
    return false;
  }

  private String token(URI console) {
    String token = tokens.computeIfAbsent(console, this::login);
    if (token.isEmpty()) {
      tokens.remove(console);
    }
    return token;
  }

  private String login(URI console) {
    return calls
        .post(
            console,
            "/ops/api/v1/sessions",
            "",
            Map.of("username", operator.username(), "password", operator.password()))
        .filter(answer -> answer.status() == 200)
        .map(answer -> String.valueOf(answer.body().get("token")))
        .orElse("");
  }
}
