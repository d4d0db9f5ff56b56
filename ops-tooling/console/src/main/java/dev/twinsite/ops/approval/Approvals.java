package dev.twinsite.ops.approval;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.twinsite.ops.approval.Approval.State;
import dev.twinsite.ops.json.Json;
import dev.twinsite.ops.store.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What was asked for at this ops server, in the file {@code approvals.json}: the latest {@value
 * #KEPT}. It has to be approved here too: the other site may be gone.
 */
public final class Approvals {

  /** How long a second person may take. */
  public static final Duration PATIENCE = Duration.ofMinutes(15);

  static final int KEPT = 50;

  private final DurableFile file;
  private final InstantSource clock;
  private final Map<UUID, Approval> approvals = new HashMap<>();

  /**
   * What is kept in a directory.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public Approvals(Path directory, InstantSource clock) {
    this.file = new DurableFile(directory, "approvals.json");
    this.clock = clock;
    file.read().map(Approvals::list).orElse(List.of()).forEach(one -> approvals.put(one.id(), one));
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
  public synchronized List<Approval> all() {
    Instant now = clock.instant();
    return approvals.values().stream()
        .map(one -> one.asOf(now))
        .sorted(Comparator.comparing(Approval::at).reversed().thenComparing(Approval::id))
        .toList();
  }

  /** The approval of this id; empty if it is not known here. */
  public Optional<Approval> find(UUID id) {
    return all().stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /** Somebody asks for an action. */
  public synchronized Approval ask(
      String action, Map<String, String> parameters, String by, String reason) {
    Instant now = clock.instant();
    Approval asked =
        new Approval(
            UUID.randomUUID(),
            action,
            parameters,
            by,
            reason,
            now,
            now.plus(PATIENCE),
            State.PENDING,
            null);
    keep(asked);
    return asked;
  }

  /** Somebody decides about an approval that is known here. Only the first decision counts. */
  public synchronized Decision decide(Approval approval, boolean yes, String by) {
    Approval now = find(approval.id()).orElse(approval);
    if (!now.isPending()) {
      return new Decision.Over(now.state());
    }
    if (yes && now.askedBy().equals(by)) {
      return new Decision.SamePerson();
    }
    Approval decided = now.decided(yes ? State.APPROVED : State.REFUSED, by);
    keep(decided);
    return new Decision.Taken(decided);
  }

  private void keep(Approval approval) {
    approvals.put(approval.id(), approval);
    all().stream().skip(KEPT).forEach(old -> approvals.remove(old.id()));
    file.write(Json.write(all()));
  }

  private static List<Approval> list(byte[] json) {
    try {
      return Json.LENIENT.readValue(json, new TypeReference<List<Approval>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("approvals.json cannot be read", e);
    }
  }
}
