package dev.twinsite.ops.approval;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.twinsite.ops.approval.Approval.State;
import dev.twinsite.ops.json.Json;
import dev.twinsite.ops.store.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What was asked for at either ops server, in the file {@code approvals.json}: the latest {@value
 * #KEPT}. Two servers that have told each other everything hold the same, so that the second person
 * may be at either console, also when the one where it was asked for is gone.
 */
public final class Approvals {

  /** How long a second person may take. */
  public static final Duration PATIENCE = Duration.ofMinutes(15);

  static final int KEPT = 50;

  private static final Comparator<Approval> LATEST_FIRST =
      Comparator.comparing(Approval::at).reversed().thenComparing(Approval::id);

  private final DurableFile file;
  private final InstantSource clock;
  private volatile Map<UUID, Approval> approvals;

  /**
   * What is kept in a directory.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public Approvals(Path directory, InstantSource clock) {
    this.file = new DurableFile(directory, "approvals.json");
    this.clock = clock;
    this.approvals = together(Map.of(), file.read().map(Approvals::list).orElse(List.of()));
  }

  /** How a decision ended. */
  public sealed interface Decision {

    /** It counts. */
    record Taken(Approval approval) implements Decision {}

    /** It does not, as nobody may decide about what they have asked for themselves. */
    record SamePerson() implements Decision {}

    /** It does not, as this is over already. */
    record Over(State state) implements Decision {}
  }

  /** All that is known, latest first. */
  public List<Approval> all() {
    Instant now = clock.instant();
    return approvals.values().stream().map(one -> one.asOf(now)).sorted(LATEST_FIRST).toList();
  }

  /** The approval of this id; empty if it is not known here. */
  public Optional<Approval> find(UUID id) {
    return Optional.ofNullable(approvals.get(id)).map(one -> one.asOf(clock.instant()));
  }

  /** All that is kept, for the other ops server. */
  public List<Approval> toShare() {
    return List.copyOf(approvals.values());
  }

  /** Equal at two servers that hold the same. */
  public String digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(Json.write(toShare())));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /** Somebody asks for an action. When it returns, that is on the disk. */
  public Approval ask(String action, Map<String, String> parameters, String by, String reason) {
    Instant now = clock.instant();
    Approval asked = Approval.asked(action, parameters, by, reason, now, now.plus(PATIENCE));
    add(List.of(asked));
    return asked;
  }

  /** Somebody decides about an approval. Only the first decision that is known here counts. */
  public synchronized Decision decide(Approval approval, boolean yes, String by) {
    Approval now = find(approval.id()).orElse(approval);
    if (!now.isPending()) {
      return new Decision.Over(now.state());
    }
    if (yes && now.askedBy().equals(by)) {
      return new Decision.SamePerson();
    }
    Approval decided = now.decided(yes ? State.APPROVED : State.REFUSED, by, clock.instant());
    add(List.of(decided));
    return new Decision.Taken(decided);
  }

  /** Takes over what is new of this, or counts more. When it returns, it is on the disk. */
  public synchronized void add(Collection<Approval> more) {
    Map<UUID, Approval> next = together(approvals, more);
    if (!next.equals(approvals)) {
      file.write(Json.write(next.values()));
      approvals = next;
    }
  }

  private static Map<UUID, Approval> together(
      Map<UUID, Approval> known, Collection<Approval> more) {
    Map<UUID, Approval> all = new TreeMap<>(known);
    more.forEach(one -> all.merge(one.id(), one, Approval::or));
    all.values().retainAll(all.values().stream().sorted(LATEST_FIRST).limit(KEPT).toList());
    return all;
  }

  private static List<Approval> list(byte[] json) {
    try {
      return Json.LENIENT.readValue(json, new TypeReference<List<Approval>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("approvals.json cannot be read", e);
    }
  }
}
