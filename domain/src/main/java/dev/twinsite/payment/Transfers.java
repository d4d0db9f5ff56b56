package dev.twinsite.payment;

import dev.twinsite.site.SiteName;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The transfers that this site knows. The same id may be claimed once at each site; at most one of
 * the claims is ever posted.
 */
public interface Transfers {

  /**
   * Takes in a transfer, be it waiting, unless its id is known already, whichever site has claimed
   * it.
   *
   * @return false, and nothing is changed, if so
   */
  boolean claim(Transfer transfer);

  /**
   * Takes in a transfer in any state, beside what the other site may have claimed under its id.
   *
   * @return false, and nothing is changed, if a claim with this id and origin is known already
   */
  boolean add(Transfer transfer);

  /** Takes in several transfers as {@link #add} does, and returns those that were not known. */
  default List<PostedTransfer> addAll(List<PostedTransfer> transfers) {
    return transfers.stream().filter(this::add).toList();
  }

  /**
   * Replaces a pending transfer by what has become of it.
   *
   * @return false, and nothing is changed, if the claim is not pending any more, or unknown
   */
  boolean decide(Transfer transfer);

  /** Posts several transfers as {@link #decide} does, and returns those that were pending. */
  default List<PostedTransfer> decideAll(List<PostedTransfer> transfers) {
    return transfers.stream().filter(this::decide).toList();
  }

  /**
   * Posts a transfer that was voided, because a regent has decided otherwise than the rule for two
   * claims.
   *
   * @return false, and nothing is changed, if the claim is not voided, or unknown
   */
  boolean overrule(PostedTransfer transfer);

  /** The claim that a site has accepted. */
  Optional<Transfer> find(TransferId id, SiteName origin);

  /** The surviving claim: posted before pending before waiting before voided. */
  Optional<Transfer> find(TransferId id);

  /** Every claim to one of the ids. */
  List<Transfer> findAll(Collection<TransferId> ids);
}
