package dev.twinsite.redfish.simulated;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.twinsite.redfish.ManagedServer;
import dev.twinsite.redfish.ManagedServers;
import dev.twinsite.redfish.simulated.SimulatedServer.Character;
import dev.twinsite.redfish.simulated.SimulatedServer.Flaw;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * A site of many servers in groups of {@value #GROUP}: four databases in two pairs, of which each
 * application server needs one, and traffic servers that need half of their group's application
 * servers. Boot times lie around a minute and a half and reach four. One server in a thousand never
 * comes, one in fifty fails once, one controller in a hundred takes seconds to answer, and one in
 * twenty says once that it is busy.
 */
public final class SimulatedSite implements ManagedServers {

  /** Servers in a group. */
  public static final int GROUP = 80;

  private static final int DATABASES = 4;
  private static final int APPLICATIONS = 60;
  private static final double MEDIAN_SECONDS = 90;
  private static final double SPREAD = 0.35;
  private static final double SHORTEST_SECONDS = 40;
  private static final double LONGEST_SECONDS = 240;

  private final String prefix;
  private final List<SimulatedServer> servers = new ArrayList<>();
  private final List<int[]> needs = new ArrayList<>();
  private final List<Integer> enough = new ArrayList<>();
  private final Map<String, ManagedServer> byId = new HashMap<>();
  private final double timesFaster;
  private final Random dice;
  private final LongSupplier nanos;
  private final Set<Integer> never = new HashSet<>();

  /**
   * Draws a site.
   *
   * @param count of its servers, a multiple of {@value #GROUP}
   * @param timesFaster than a real one it boots
   * @param nanos the time, in nanoseconds from anywhere
   * @throws IllegalArgumentException if the count is no such multiple
   */
  public SimulatedSite(int count, long seed, double timesFaster, LongSupplier nanos) {
    this("s-", count, seed, timesFaster, nanos);
  }

  /** The same, whose servers' ids begin with something else. */
  public SimulatedSite(
      String prefix, int count, long seed, double timesFaster, LongSupplier nanos) {
    this.prefix = prefix;
    if (count < GROUP || count % GROUP != 0) {
      throw new IllegalArgumentException(
          "a simulated site has a multiple of " + GROUP + " servers, not " + count);
    }
    this.timesFaster = timesFaster;
    this.dice = new Random(seed);
    this.nanos = nanos;
    while (never.size() < count / 1000) {
      never.add(dice.nextInt(count));
    }
    for (int first = 0; first < count; first += GROUP) {
      addGroup(first);
    }
  }

  private void addGroup(int first) {
    for (int place = 0; place < GROUP; place++) {
      if (place < DATABASES) {
        add("database", new int[0], 0);
      } else if (place < DATABASES + APPLICATIONS) {
        int pair = first + 2 * (place % 2);
        add("application", new int[] {pair, pair + 1}, 1);
      } else {
        add("traffic", applications(first), APPLICATIONS / 2);
      }
    }
  }

  private static int[] applications(int first) {
    int[] all = new int[APPLICATIONS];
    Arrays.setAll(all, index -> first + DATABASES + index);
    return all;
  }

  private void add(String role, int[] needed, int atLeast) {
    int index = servers.size();
    Flaw flaw = never.contains(index) ? Flaw.NEVER_COMES : flaw();
    long boot = scaled(bootSeconds());
    long answer = dice.nextInt(100) == 0 ? scaled(5 + 10 * dice.nextDouble()) : 0;
    Character character = new Character(role, boot, flaw, answer, dice.nextInt(20) == 0);
    SimulatedServer server =
        new SimulatedServer("%s%05d".formatted(prefix, index), character, nanos);
    servers.add(server);
    byId.put(server.id(), server);
    needs.add(needed);
    enough.add(atLeast);
  }

  private Flaw flaw() {
    return dice.nextInt(50) == 0 ? Flaw.FAILS_ONCE : Flaw.NONE;
  }

  private double bootSeconds() {
    double seconds = MEDIAN_SECONDS * Math.exp(SPREAD * dice.nextGaussian());
    return Math.min(LONGEST_SECONDS, Math.max(SHORTEST_SECONDS, seconds));
  }

  private long scaled(double seconds) {
    return (long) (seconds * 1e9 / timesFaster);
  }

  /** All of its servers have been running for long, but for those that never come. */
  public void runs() {
    servers.forEach(SimulatedServer::runs);
  }

  /** All of its servers lose their power at once. */
  public void losesPower() {
    servers.forEach(SimulatedServer::loses);
  }

  @Override
  public int count() {
    return servers.size();
  }

  @Override
  public ManagedServer at(int index) {
    return servers.get(index);
  }

  @Override
  public Optional<ManagedServer> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * When this share of the servers would be up if every server were switched on in the instant in
   * which what it needs is up, and again in the instant in which it fails: nobody can be faster.
   *
   * @param share 0 to 1, without those that never come
   */
  public Duration limit(double share) {
    long[] up = new long[servers.size()];
    for (int index = 0; index < up.length; index++) {
      up[index] = upAt(index, up);
    }
    Arrays.sort(up);
    return Duration.ofNanos(up[(int) Math.ceil(share * up.length) - 1]);
  }

  /** Needs stand before those who need them. */
  private long upAt(int index, long[] up) {
    long own = ownNanos(servers.get(index).character());
    long[] needed = Arrays.stream(needs.get(index)).mapToLong(each -> up[each]).sorted().toArray();
    long begin = needed.length == 0 ? 0 : needed[enough.get(index) - 1];
    return own == Long.MAX_VALUE || begin == Long.MAX_VALUE ? Long.MAX_VALUE : begin + own;
  }

  private static long ownNanos(Character character) {
    return switch (character.flaw()) {
      case NEVER_COMES -> Long.MAX_VALUE;
      case FAILS_ONCE ->
          2 * character.answerNanos() + character.bootNanos() / 2 + character.bootNanos();
      case NONE -> character.answerNanos() + character.bootNanos();
    };
  }

  /** How long it takes at least if only so many servers boot at a time, whatever their order. */
  public Duration limitOfWidth(int width) {
    double work =
        servers.stream()
            .map(SimulatedServer::character)
            .filter(each -> each.flaw() != Flaw.NEVER_COMES)
            .mapToDouble(each -> ownNanos(each))
            .sum();
    return Duration.ofNanos((long) (work / width));
  }

  /** The inventory of this site alone, as ops servers read it, behind one controller. */
  public String inventory(String site, URI root) {
    return inventory(site, "simulated", root);
  }

  /** The same with another key for the controller. */
  public String inventory(String site, String controller, URI root) {
    ObjectMapper json = new ObjectMapper();
    ObjectNode inventory = json.createObjectNode();
    inventory.putObject("controllers").putObject(controller).put("url", root.toString());
    ArrayNode all = inventory.putArray("servers");
    for (int index = 0; index < servers.size(); index++) {
      SimulatedServer server = servers.get(index);
      ObjectNode one = all.addObject();
      one.put("name", server.id()).put("site", site).put("role", server.description());
      one.put("controller", controller).put("gate", "redfish:OSRunning");
      if (needs.get(index).length > 0) {
        ObjectNode need = one.putArray("needs").addObject().put("atLeast", enough.get(index));
        ArrayNode of = need.putArray("of");
        Arrays.stream(needs.get(index)).forEach(needed -> of.add(servers.get(needed).id()));
      }
    }
    return inventory.toString();
  }
}
