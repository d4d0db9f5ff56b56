package dev.twinsite.quorum.raft;

import dev.twinsite.quorum.Electorate;
import dev.twinsite.quorum.VoterName;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one voter of the quorum is told.
 *
 * @param own its name
 * @param directory of its seat and its log, for itself alone
 * @param addresses where all three voters listen, this one included; the port after each is used
 *     too, to notice at once that a process has died
 * @param patience how long a motion may take
 * @param silence after which a voter that says nothing counts as gone
 */
public record RaftConfig(
    VoterName own,
    Electorate electorate,
    Path directory,
    Map<VoterName, InetSocketAddress> addresses,
    Duration patience,
    Duration silence) {

  private static final Pattern ADDRESS = Pattern.compile("([a-z0-9-]+)=(.+):([0-9]{1,5})");

  /** How long a motion may take unless somebody says otherwise. */
  public static final Duration PATIENCE = Duration.ofSeconds(5);

  /** How long a voter may be silent unless somebody says otherwise. */
  public static final Duration SILENCE = Duration.ofSeconds(3);

  /**
   * @throws IllegalArgumentException unless exactly the voters of the electorate have an address,
   *     and this voter is one of them
   */
  public RaftConfig {
    addresses = Map.copyOf(addresses);
    if (!addresses.keySet().equals(electorate.voters()) || !addresses.containsKey(own)) {
      throw new IllegalArgumentException(
          "the voters are "
              + electorate.voters()
              + ", not "
              + new TreeMap<>(addresses).keySet()
              + ", and this one is "
              + own);
    }
  }

  /**
   * Reads addresses such as {@code witness=10.0.3.1:7800,pangyo-ops=10.0.1.1:7800}.
   *
   * @throws IllegalArgumentException if a part is not of this form
   */
  public static Map<VoterName, InetSocketAddress> addresses(String list) {
    Map<VoterName, InetSocketAddress> addresses = new TreeMap<>();
    for (String part : list.split(",")) {
      Matcher form = ADDRESS.matcher(part.strip());
      if (!form.matches()) {
        throw new IllegalArgumentException("'" + part.strip() + "' is not voter=host:port");
      }
      addresses.put(
          new VoterName(form.group(1)),
          new InetSocketAddress(form.group(2), Integer.parseInt(form.group(3))));
    }
    return addresses;
  }

  InetSocketAddress ownAddress() {
    InetSocketAddress address = addresses.get(own);
    if (address == null) {
      throw new IllegalStateException("no address of " + own);
    }
    return address;
  }
}
