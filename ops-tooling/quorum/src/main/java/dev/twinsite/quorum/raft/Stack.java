package dev.twinsite.quorum.raft;

import dev.twinsite.quorum.Seat;
import dev.twinsite.quorum.VoterName;
import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jgroups.JChannel;
import org.jgroups.protocols.raft.RAFT;

/**
 * The protocols between the voters.
 *
 * <p>Followers learn within {@code resend_interval} milliseconds what has been committed, and
 * {@link RaftVoter#put} waits for that. The library can also tell them at once ({@code
 * send_commits_immediately}), but with that on, leader and a follower that lags behind answer each
 * other without end, and what the follower lacks is never sent.
 *
 * <p>The bundler is named, because the default of JGroups 5.5.2 (one queue for each destination)
 * forgets to count down when a member leaves while something is queued for it, and then takes a
 * whole core for ever.
 *
 * <p>The diagnostics of JGroups are off: they listen to a multicast address on every interface, and
 * answer whoever asks.
 */
final class Stack {

  private static final String PROTOCOLS =
      """
      <config xmlns="urn:org:jgroups">
        <dev.twinsite.quorum.raft.SealedTcp bind_addr="%1$s" bind_port="%2$d" port_range="0"
             tcp_nodelay="true" sock_conn_timeout="500" bundler_type="transfer-queue"
             thread_pool.max_threads="30" diag.enabled="false"/>
        <TCPPING initial_hosts="%3$s" port_range="0"/>
        <MERGE3 min_interval="500" max_interval="2000"/>
        <FD_ALL3 timeout="%4$d" interval="%5$d"/>
        <VERIFY_SUSPECT2 timeout="500"/>
        <pbcast.NAKACK2 use_mcast_xmit="false"/>
        <UNICAST3/>
        <pbcast.STABLE/>
        <raft.NO_DUPES/>
        <pbcast.GMS join_timeout="500" print_local_addr="false"/>
        <FRAG4/>
        <raft.ELECTION2/>
        <raft.RAFT members="%6$s" raft_id="%7$s" resend_interval="100"
                   max_log_size="1000000000000"/>
        <raft.REDIRECT/>
      </config>
      """;

  private Stack() {}

  /** A channel of a voter in a seat that writes to a log, not connected yet. */
  static JChannel channel(RaftConfig config, Seat seat, DurableLog log) throws Exception {
    byte[] protocols = protocols(config, seat).getBytes(StandardCharsets.UTF_8);
    JChannel channel = new JChannel(new ByteArrayInputStream(protocols)).name(seat.toString());
    ((SealedTcp) channel.getProtocolStack().getTransport()).use(config);
    RAFT raft = channel.getProtocolStack().findProtocol(RAFT.class);
    raft.log(log).maxLogCacheSize(0).logUseFsync(true);
    return channel;
  }

  private static String protocols(RaftConfig config, Seat seat) {
    InetSocketAddress own = config.ownAddress();
    return PROTOCOLS.formatted(
        own.getHostString(),
        own.getPort(),
        hosts(config),
        config.silence().toMillis(),
        config.silence().toMillis() / 4,
        founders(config),
        seat);
  }

  private static String hosts(RaftConfig config) {
    return config.addresses().values().stream()
        .map(address -> address.getHostString() + "[" + address.getPort() + "]")
        .sorted()
        .collect(Collectors.joining(","));
  }

  private static String founders(RaftConfig config) {
    return config.electorate().voters().stream()
        .map(VoterName::value)
        .collect(Collectors.joining(","));
  }
}
