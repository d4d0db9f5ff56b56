package dev.twinsite.event;

/**
 * One case for each kind of decisive fact.
 *
 * @param <R> what each case gives
 */
public interface DecisiveCases<R> {

  R userRegistered(UserRegistered event);

  R transferMade(TransferMade event);

  R depositMade(DepositMade event);

  R rightGranted(RightGranted event);
}
