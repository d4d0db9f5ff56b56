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
 * @param addresses where all three voters listen, this one included; the same at all three
 * @param routes where this voter reaches others that it does not reach at their addresses, for
 *     example through a forwarded port
 * @param secret shared by the three voters, at least {@value #SHORTEST_SECRET} characters
 * @param patience how long a motion may take
 * @param silence after which a voter that says nothing counts as gone
 */
public record RaftConfig(
    VoterName own,
    Electorate electorate,
    Path directory,
    Map<VoterName, InetSocketAddress> addresses,
    Map<VoterName, InetSocketAddress> routes,
    String secret,
    Duration patience,
    Duration silence) {

  private static final Pattern ADDRESS = Pattern.compile("([a-z0-9-]+)=(.+):([0-9]{1,5})");

  /** The shortest secret that is accepted, in characters. */
  public static final int SHORTEST_SECRET = 16;

  /** How long a motion may take unless somebody says otherwise. */
  public static final Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * How long a voter may be silent unless somebody says otherwise: shorter than the time after
   * which a site is declared lost, so that the next leader is there by then.
   */
  public static final Duration SILENCE = Duration.ofSeconds(2);

  /**
   * @throws IllegalArgumentException unless exactly the voters of the electorate have an address,
   *     this voter is one of them, and the secret is long enough
   */
  public RaftConfig {
    addresses = Map.copyOf(addresses);
    routes = Map.copyOf(routes);
    if (!addresses.keySet().equals(electorate.voters()) || !addresses.containsKey(own)) {
      throw new IllegalArgumentException(
          "the voters are "
              + electorate.voters()
              + ", not "
              + new TreeMap<>(addresses).keySet()
              + ", and this one is "
              + own);
    }
    if (secret.length() < SHORTEST_SECRET) {
      throw new IllegalArgumentException(
          "the secret of the quorum has "
              + secret.length()
              + " characters, fewer than "
              + SHORTEST_SECRET);
    }
  }

  /** A voter that is as patient as usual. */
  public static RaftConfig of(
      VoterName own,
      Electorate electorate,
      Path directory,
      Map<VoterName, InetSocketAddress> addresses,
      Map<VoterName, InetSocketAddress> routes,
      String secret) {
    return new RaftConfig(own, electorate, directory, addresses, routes, secret, PATIENCE, SILENCE);
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

  /** Hides the secret. */
  @Override
  public String toString() {
    return "RaftConfig[own=%s, directory=%s, addresses=%s, routes=%s]"
        .formatted(own, directory, addresses, routes);
  }
}
