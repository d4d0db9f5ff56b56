package dev.twinsite.payment.rest;

import dev.twinsite.app.ReplicationHouse;
import dev.twinsite.app.rest.Caller;
import dev.twinsite.app.rest.Input;
import dev.twinsite.identity.Username;
import dev.twinsite.identity.token.Roles;
import dev.twinsite.payment.Statement;
import dev.twinsite.payment.usecase.WalletView;
import dev.twinsite.payment.usecase.Wallets;
import dev.twinsite.replication.JournalStatus;
import dev.twinsite.replication.SiteClosedException;
import dev.twinsite.site.DecisionMode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** {@code /wallet}. */
@Path("wallet")
@RequestScoped
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
public class WalletResource {

  private static final int USUAL_PAGE = 50;
  private static final int LARGEST_PAGE = 200;

  /** The counterparty of a deposit. */
  private static final String BANK = "bank";

  /**
   * A wallet as its owner sees it at the answering site; amounts in minor units.
   *
   * @param balance posted money, including what is held
   * @param spendableHere what a transfer at this site could move now
   * @param held what pending transfers of this site have reserved
   */
  public record WalletJson(
      String accountId, String currency, long balance, long spendableHere, long held) {

    static WalletJson of(WalletView view) {
      return new WalletJson(
          view.account().toString(),
          view.currency().code(),
          view.balance(),
          view.spendableHere(),
          view.held());
    }
  }

  /**
   * One line of a statement.
   *
   * @param transferId the transfer, or the deposit
   * @param amount minor units; negative for money that left
   * @param counterparty a user, or {@code bank}
   */
  public record EntryJson(
      String transferId, long amount, String counterparty, Instant postedAt, long balanceAfter) {

    static EntryJson of(Statement.Line line) {
      return new EntryJson(
          line.subject().toString(),
          line.minorUnits(),
          line.counterparty().map(Username::value).orElse(BANK),
          line.postedAt(),
          line.balanceAfter());
    }
  }

  /**
   * Lines of a statement, the newest first.
   *
   * @param next what to pass as {@code before} for the lines before these; absent at the end
   */
  public record Page(List<EntryJson> entries, @Nullable String next) {}

  @Inject Wallets wallets;
  @Inject ReplicationHouse replication;

  /** The caller's money. */
  @GET
  public WalletJson wallet(@Context SecurityContext context) {
    DecisionMode mode = replication.status().map(JournalStatus::mode).orElse(DecisionMode.CLOSED);
    return wallets
        .walletOf(Caller.of(context), mode)
        .map(WalletJson::of)
        .orElseThrow(WalletResource::notYet);
  }

  /** What moved the caller's money. */
  @GET
  @Path("entries")
  public Page entries(
      @QueryParam("before") @Nullable String before,
      @QueryParam("limit") @Nullable String limit,
      @Context SecurityContext context) {
    OptionalLong place =
        before == null
            ? OptionalLong.empty()
            : OptionalLong.of(Input.number("before", before, 0, 0, Input.LARGEST_NUMBER));
    int most = (int) Input.number("limit", limit, USUAL_PAGE, 1, LARGEST_PAGE);
    return wallets
        .statement(Caller.of(context), place, most)
        .map(WalletResource::page)
        .orElseThrow(WalletResource::notYet);
  }

  private static Page page(Statement statement) {
    OptionalLong next = statement.next();
    return new Page(
        statement.lines().stream().map(EntryJson::of).toList(),
        next.isPresent() ? Long.toString(next.getAsLong()) : null);
  }

  private static SiteClosedException notYet() {
    return new SiteClosedException("you are not known at this site yet");
  }
}
