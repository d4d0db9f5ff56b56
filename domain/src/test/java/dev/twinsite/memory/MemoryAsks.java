package dev.twinsite.memory;

import dev.twinsite.payment.AccountId;
import dev.twinsite.payment.AskId;
import dev.twinsite.payment.AskStanding;
import dev.twinsite.payment.HeardAsks;
import dev.twinsite.payment.OwnAsks;
import dev.twinsite.payment.RightAsk;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Asks of both sites in memory. */
public final class MemoryAsks implements OwnAsks, HeardAsks {

  private final Map<AccountId, AskStanding> own;
  private final Map<AskId, RightAsk> heard;

  public MemoryAsks() {
    this(new MemoryDatabase());
  }

  public MemoryAsks(MemoryDatabase database) {
    own = database.map(new HashMap<>());
    heard = database.map(new HashMap<>());
  }

  @Override
  public Optional<AskStanding> last(AccountId account) {
    return Optional.ofNullable(own.get(account));
  }

  @Override
  public void open(RightAsk ask) {
    own.put(ask.account(), new AskStanding.Open(ask));
  }

  @Override
  public void granted(AccountId account, AskId ask) {
    become(account, ask, AskStanding.Granted::new);
  }

  @Override
  public void shortOf(AccountId account, AskId ask, long available) {
    become(account, ask, it -> new AskStanding.Short(it, available));
  }

  @Override
  public void hear(RightAsk ask) {
    heard.putIfAbsent(ask.id(), ask);
  }

  @Override
  public List<AskId> unanswered() {
    return heard.values().stream()
        .sorted(Comparator.comparing(RightAsk::asked))
        .map(RightAsk::id)
        .toList();
  }

  @Override
  public Optional<RightAsk> take(AskId ask) {
    return Optional.ofNullable(heard.get(ask));
  }

  @Override
  public void answered(AskId ask) {
    heard.remove(ask);
  }

  private void become(AccountId account, AskId ask, Function<RightAsk, AskStanding> next) {
    own.computeIfPresent(
        account, (id, last) -> last.ask().id().equals(ask) ? next.apply(last.ask()) : last);
  }
}
