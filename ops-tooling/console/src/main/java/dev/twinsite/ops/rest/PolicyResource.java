package dev.twinsite.ops.rest;

import dev.twinsite.ops.Console;
import dev.twinsite.ops.OpsServer;
import dev.twinsite.quorum.Command;
import dev.twinsite.quorum.Motion;
import dev.twinsite.quorum.Policy;
import dev.twinsite.quorum.Ruling;
import dev.twinsite.site.SiteName;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happens when nobody is awake. */
@RequestScoped
@Path("api/v1/policy")
@LoggedIn
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PolicyResource {

  @Inject Console console;

  /**
   * What an operator wants.
   *
   * @param automatic whether the quorum declares a site lost by itself
   * @param preferred the site that survives when only the link is cut; null for the one with the
   *     smaller name
   */
  public record Wish(
      @Nullable Boolean automatic, @Nullable String preferred, @Nullable String reason) {}

  /** Replaces the policy of the quorum. Answers what is in force then. */
  @PUT
  public SitesView.Policy put(@Nullable Wish wish, @Context SecurityContext caller) {
    if (wish == null || wish.automatic() == null) {
      throw Problem.invalidValue("automatic is missing; it is true or false").asException();
    }
    String reason = Limits.line("reason", wish.reason(), Command.LONGEST_REASON);
    Policy policy = new Policy(wish.automatic(), preferred(wish.preferred()));
    put(policy, reason, caller.getUserPrincipal().getName());
    return SitesSeen.policy(policy, server().vote().state().electorate());
  }

  private void put(Policy policy, String reason, String by) {
    var quorum = server().vote();
    Motion prefer = new Motion.Prefer(quorum.seat(), policy, reason, by, Instant.now());
    Optional<Ruling> ruling = quorum.put(prefer);
    if (ruling.isEmpty()) {
      throw Problem.of(503, "no-majority", "there was no ruling in time; try again").asException();
    }
    if (ruling.get() instanceof Ruling.Refused refused) {
      throw Problem.of(409, refused.rule().label(), refused.detail())
          .with("rule", refused.rule().label())
          .asException();
    }
  }

  private @Nullable SiteName preferred(@Nullable String name) {
    if (name == null) {
      return null;
    }
    return server().vote().state().electorate().sites().stream()
        .filter(site -> site.value().equals(name))
        .findFirst()
        .orElseThrow(
            () -> Problem.invalidValue("preferred is '" + name + "', no site").asException());
  }

  private OpsServer server() {
    return console.server().orElseThrow();
  }
}
