package dev.twinsite.payment.rest;

import static java.util.stream.Collectors.groupingBy;

import dev.twinsite.app.rest.Answers;
import dev.twinsite.app.rest.Gathering;
import dev.twinsite.payment.Claims;
import dev.twinsite.payment.Transfer;
import dev.twinsite.payment.TransferId;
import dev.twinsite.payment.Transfers;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** How transfers stand, asked for many requests by one query. */
@ApplicationScoped
class TransferLooks {

  @Inject Transfers transfers;
  @Inject Answers answers;

  @SuppressWarnings("NullAway.Init") // made when the bean is
  private Gathering<TransferId, Optional<Transfer>> gathering;

  @PostConstruct
  void begin() {
    gathering = answers.gathering(this::surviving);
  }

  /** The claim to the id that survives, as it stands after this call. */
  CompletionStage<Optional<Transfer>> find(TransferId id) {
    return gathering.ask(id);
  }

  private Function<TransferId, Optional<Transfer>> surviving(List<TransferId> ids) {
    Map<TransferId, List<Transfer>> claims =
        transfers.findAll(ids).stream().collect(groupingBy(transfer -> transfer.terms().id()));
    return id -> Claims.surviving(claims.getOrDefault(id, List.of()));
  }
}
