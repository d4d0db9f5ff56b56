package dev.twinsite.ops.rest;

import dev.twinsite.ops.OpsServer;
import dev.twinsite.ops.approval.Approval;
import dev.twinsite.ops.json.Json;
import dev.twinsite.ops.runbook.Runbook;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A request in the words of the audit trail. Of its body it tells the reason, which run was wished
 * for and how somebody decided, and nothing else: there are passwords among the bodies.
 *
 * @param what for example {@code POST runs: drain site=ansan}
 * @param why in the words of whoever did it; empty if nothing was said
 */
record Deed(String what, String why) {

  private static final String REASON = "reason";
  private static final String PARAMETERS = "parameters";
  private static final Pattern APPROVAL =
      Pattern.compile("POST approvals/(\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12})");
  private static final int LONGEST = 500;

  Deed {
    what = shortened(what);
    why = shortened(why);
  }

  /**
   * What a request is about.
   *
   * @param request its method and its path below the API
   */
  static Deed of(String request, byte[] body, OpsServer server) {
    Map<?, ?> said = said(body);
    if (request.equals("POST runs")) {
      return new Deed(request + run(said, server), text(parameters(said), REASON));
    }
    Matcher approval = APPROVAL.matcher(request);
    String about = approval.matches() ? decision(approval.group(1), said, server) : "";
    return new Deed(request + about, text(said, REASON));
  }

  /** A runbook that is known, and those of the parameters that it has. */
  private static String run(Map<?, ?> wish, OpsServer server) {
    Optional<Runbook> known = server.runStarter().shelf().find(text(wish, "runbook"));
    Map<?, ?> given = parameters(wish);
    return known
        .map(book -> ": " + book.name() + with(given, name -> book.parameter(name).isPresent()))
        .orElse("");
  }

  private static String decision(String id, Map<?, ?> word, OpsServer server) {
    String verb = Boolean.TRUE.equals(word.get("approve")) ? "approve " : "refuse ";
    Optional<Approval> known = server.record().approvals().find(UUID.fromString(id));
    return known
        .map(one -> ": " + verb + one.action() + with(one.parameters(), name -> true))
        .orElse("");
  }

  /** Parameters in the order of their names; the reason stands elsewhere. */
  private static String with(Map<?, ?> parameters, Predicate<String> wanted) {
    Map<String, Object> inOrder = new TreeMap<>();
    parameters.forEach((name, value) -> inOrder.put(String.valueOf(name), String.valueOf(value)));
    return inOrder.entrySet().stream()
        .filter(one -> !one.getKey().equals(REASON) && wanted.test(one.getKey()))
        .map(one -> " " + one.getKey() + "=" + one.getValue())
        .collect(Collectors.joining());
  }

  private static Map<?, ?> parameters(Map<?, ?> wish) {
    return wish.get(PARAMETERS) instanceof Map<?, ?> parameters ? parameters : Map.of();
  }

  private static String text(Map<?, ?> json, String name) {
    Object value = json.get(name);
    return value == null ? "" : value.toString();
  }

  /** What a body says; nothing if it cannot be read. */
  static Map<?, ?> said(byte[] body) {
    try {
      Map<?, ?> said = Json.read(body, Map.class);
      return said == null ? Map.of() : said;
    } catch (UncheckedIOException e) {
      return Map.of();
    }
  }

  static String shortened(String text) {
    return text.substring(0, Math.min(LONGEST, text.length()));
  }
}
