package dev.twinsite.payment.rest;

import dev.twinsite.app.problem.Problem;
import dev.twinsite.app.problem.ProblemType;
import dev.twinsite.app.rest.Input;
import dev.twinsite.app.rest.OverruledJson;
import dev.twinsite.app.rest.OverruledJson.FactJson;
import dev.twinsite.identity.Username;
import dev.twinsite.identity.Users;
import dev.twinsite.identity.token.Roles;
import dev.twinsite.messaging.RoomId;
import dev.twinsite.payment.Currency;
import dev.twinsite.payment.DepositId;
import dev.twinsite.payment.DepositOutcome;
import dev.twinsite.payment.Memo;
import dev.twinsite.payment.Money;
import dev.twinsite.payment.TransferId;
import dev.twinsite.payment.TransferOutcome;
import dev.twinsite.payment.TransferRequest;
import dev.twinsite.payment.usecase.MakeDeposit;
import dev.twinsite.payment.usecase.MakeTransfer;
import dev.twinsite.replication.SiteClosedException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * {@code /site/reconciliation}: does again, where it is covered, what an overruled regent had
 * posted alone.
 */
@Path("site/reconciliation")
@RequestScoped
@RolesAllowed(Roles.OPERATOR)
@Produces(MediaType.APPLICATION_JSON)
public class ReconciliationResource {

  private static final Logger LOG = Logger.getLogger(ReconciliationResource.class);

  /** What became of each fact, in the order in which they were given. */
  public record Reconciled(List<Fate> facts) {}

  /**
   * What became of a fact.
   *
   * @param outcome {@code posted}, {@code pending} or {@code voided} as it now stands at this site;
   *     {@code conflict} if the id says something else here; {@code refused} if a rule forbids it;
   *     {@code missing} for a user who has to register again
   * @param detail why, in words; absent where the outcome says it
   */
  public record Fate(String kind, String id, String outcome, @Nullable String detail) {

    private static Fate of(FactJson fact, String outcome, @Nullable String detail) {
      return new Fate(fact.kind(), fact.id(), outcome, detail);
    }

    private static Fate of(FactJson fact, State state) {
      return of(fact, state.label(), null);
    }
  }

  @Inject MakeTransfer transfers;
  @Inject MakeDeposit deposits;
  @Inject Users users;

  /**
   * Takes a page of what an overruled regent lists. What this site holds under the same id counts
   * and is done no second time, so a page may be sent again.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Reconciled reconcile(@Nullable OverruledJson page) {
    List<FactJson> facts = page == null || page.facts() == null ? List.of() : page.facts();
    if (page == null || !page.overruled() || facts.size() > OverruledJson.FACTS_MAX) {
      throw Problem.of(
              ProblemType.INVALID_VALUE,
              "the body must be a page that an overruled site answered to GET"
                  + " /api/v1/site/overruled, with at most "
                  + OverruledJson.FACTS_MAX
                  + " facts")
          .asException();
    }
    List<Supplier<Fate>> wishes = facts.stream().map(this::read).toList();
    LOG.infof("%d facts that %s had posted alone are done again", facts.size(), page.site());
    return new Reconciled(wishes.stream().map(Supplier::get).toList());
  }

  /** What is to be done about a fact; nothing is done before the whole page has been read. */
  private Supplier<Fate> read(@Nullable FactJson fact) {
    FactJson given = Input.required("facts", fact, it -> it);
    return Input.required("facts.kind", given.kind(), kind -> wish(kind, given));
  }

  private Supplier<Fate> wish(String kind, FactJson fact) {
    return switch (kind) {
      case "transfer" -> {
        TransferRequest request = transfer(fact);
        yield () -> again(fact, () -> fate(fact, transfers.make(request).outcome()));
      }
      case "deposit" -> {
        DepositId id = Input.id("facts.id", fact.id(), DepositId::new);
        Username owner = Input.required("facts.to", fact.to(), Username::new);
        Money money = money(fact);
        yield () -> again(fact, () -> fate(fact, deposits.make(id, owner, money).outcome()));
      }
      case "user" -> {
        Username name = Input.required("facts.id", fact.id(), Username::new);
        yield () -> user(fact, name);
      }
      default -> throw new IllegalArgumentException("must be transfer, deposit or user");
    };
  }

  private static TransferRequest transfer(FactJson fact) {
    return new TransferRequest(
        Input.id("facts.id", fact.id(), TransferId::new),
        Input.required("facts.from", fact.from(), Username::new),
        Input.required("facts.to", fact.to(), Username::new),
        money(fact),
        Input.optional("facts.memo", fact.memo(), Memo::new),
        Input.optional(
            "facts.roomId", fact.roomId(), room -> Input.id("facts.roomId", room, RoomId::new)));
  }

  private static Money money(FactJson fact) {
    Currency currency = Input.required("facts.currency", fact.currency(), Currency::new);
    return Input.required(
        "facts.amount", fact.amount(), minorUnits -> new Money(minorUnits, currency));
  }

  private static Fate again(FactJson fact, Supplier<Fate> wish) {
    try {
      return wish.get();
    } catch (SiteClosedException e) {
      return Fate.of(fact, "refused", e.getMessage());
    }
  }

  private Fate user(FactJson fact, Username name) {
    return users.findPosted(name).isPresent()
        ? Fate.of(fact, State.POSTED)
        : Fate.of(fact, "missing", "whoever had this name has to register again");
  }

  private static Fate fate(FactJson fact, TransferOutcome outcome) {
    if (outcome instanceof TransferOutcome.Refused refused) {
      return Fate.of(fact, "refused", Refusals.problem(refused.reason()).detail());
    } else if (outcome instanceof TransferOutcome.IdConflict) {
      return conflict(fact);
    } else if (outcome instanceof TransferOutcome.AlreadyExists known) {
      return Fate.of(fact, State.of(known.transfer()));
    }
    return Fate.of(fact, outcome instanceof TransferOutcome.Posted ? State.POSTED : State.PENDING);
  }

  private static Fate fate(FactJson fact, DepositOutcome outcome) {
    if (outcome instanceof DepositOutcome.IdConflict) {
      return conflict(fact);
    } else if (outcome instanceof DepositOutcome.AlreadyExists known) {
      return Fate.of(fact, State.of(known.deposit()));
    }
    return Fate.of(fact, outcome instanceof DepositOutcome.Posted ? State.POSTED : State.PENDING);
  }

  private static Fate conflict(FactJson fact) {
    return Fate.of(fact, "conflict", "this id belongs to other content here");
  }
}
