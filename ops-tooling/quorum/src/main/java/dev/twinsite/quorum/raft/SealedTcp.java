package dev.twinsite.quorum.raft;

import java.io.DataInput;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jgroups.Address;
import org.jgroups.PhysicalAddress;
import org.jgroups.protocols.TCP;
import org.jgroups.stack.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * TCP between voters. Every frame is sealed, and goes to the other voter by the route that leads
 * there from here; the voters know each other by the addresses at which they listen.
 */
public final class SealedTcp extends TCP {

  private final Map<Address, PhysicalAddress> routes = new HashMap<>();
  private @Nullable FrameSeal seal;

  /** What the configuration says about this voter. To be called before it connects. */
  SealedTcp use(RaftConfig config) {
    seal = new FrameSeal(config.secret());
    config
        .routes()
        .forEach(
            (voter, route) -> {
              InetSocketAddress address = config.addresses().get(voter);
              if (address != null) {
                routes.put(physical(address), physical(route));
              }
            });
    return this;
  }

  private static PhysicalAddress physical(InetSocketAddress address) {
    return new IpAddress(address);
  }

  @Override
  public void sendUnicast(PhysicalAddress dest, byte[] data, int offset, int length)
      throws Exception {
    byte[] sealed = seal().seal(data, offset, length);
    super.sendUnicast(routes.getOrDefault(dest, dest), sealed, 0, sealed.length);
  }

  @Override
  public void receive(Address sender, DataInput in, int length) throws Exception {
    byte[] sealed = new byte[length];
    in.readFully(sealed);
    receive(sender, sealed, 0, length);
  }

  @Override
  public void receive(Address sender, byte[] data, int offset, int length) {
    try {
      byte[] opened = seal().open(data, offset, length);
      super.receive(sender, opened, 0, opened.length);
    } catch (GeneralSecurityException e) {
      log.warn("a frame from %s is refused: %s; is the secret the same?", sender, e.getMessage());
    }
  }

  /** A connection over a route is kept for as long as the voter behind it is there. */
  @Override
  public void retainAll(Collection<Address> members) {
    Set<Address> kept = new HashSet<>(members);
    members.forEach(member -> kept.add(routed(member)));
    super.retainAll(kept);
  }

  private Address routed(Address member) {
    PhysicalAddress route = routes.get(member);
    return route == null ? member : route;
  }

  private FrameSeal seal() {
    FrameSeal known = seal;
    if (known == null) {
      throw new IllegalStateException("it has not been told the secret");
    }
    return known;
  }
}
