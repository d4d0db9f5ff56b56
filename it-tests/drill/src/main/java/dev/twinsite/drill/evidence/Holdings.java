package dev.twinsite.drill.evidence;

import dev.twinsite.client.Entry;
import dev.twinsite.client.FactState;
import dev.twinsite.client.Message;
import dev.twinsite.client.Wallet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What one site holds of what the clients have written.
 *
 * @param rooms messages of each room, oldest first
 * @param money how each transfer and deposit stands; those the site has never heard of are missing
 * @param wallets by username
 * @param statements entries of each wallet, oldest first, by username
 * @param totalOfAccounts sum over all accounts of the site, in minor units
 * @param at the position at which the digest was taken
 * @param digest what must be equal at both sites, by name
 */
public record Holdings(
    String site,
    Map<UUID, List<Message>> rooms,
    Map<UUID, FactState> money,
    Map<String, Wallet> wallets,
    Map<String, List<Entry>> statements,
    long totalOfAccounts,
    String at,
    Map<String, String> digest) {

  public Holdings {
    rooms = Map.copyOf(rooms);
    money = Map.copyOf(money);
    wallets = Map.copyOf(wallets);
    statements = Map.copyOf(statements);
    digest = Map.copyOf(digest);
  }

  /** The messages of a room, oldest first; none if the site does not know the room. */
  public List<Message> room(UUID roomId) {
    return rooms.getOrDefault(roomId, List.of());
  }

  /** The entries of a user's wallet, oldest first. */
  public List<Entry> statement(String username) {
    return statements.getOrDefault(username, List.of());
  }

  /** Whether the site says that the money has moved. */
  public boolean hasPosted(UUID id) {
    return money.get(id) == FactState.POSTED;
  }
}
