package dev.twinsite.ops.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.quorum.Command;
import dev.twinsite.quorum.Command.Activate;
import dev.twinsite.quorum.Command.Admit;
import dev.twinsite.quorum.Command.DeclareLost;
import dev.twinsite.quorum.Command.Drain;
import dev.twinsite.quorum.Command.Genesis;
import dev.twinsite.quorum.Command.Rejoin;
import dev.twinsite.quorum.DecidedStates;
import dev.twinsite.quorum.Proposal;
import dev.twinsite.quorum.SiteRecord;
import dev.twinsite.quorum.SiteStates;
import dev.twinsite.quorum.VoterMemory;
import dev.twinsite.quorum.VoterMemory.InDoubt;
import dev.twinsite.site.Epoch;
import dev.twinsite.site.Incarnation;
import dev.twinsite.site.SiteName;
import dev.twinsite.site.SiteState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VoterFileTest {

  private static final SiteName ANSAN = new SiteName("ansan");
  private static final SiteName PANGYO = new SiteName("pangyo");
  private static final Epoch THIRD = new Epoch(3);

  @TempDir Path directory;

  @Test
  void aVoterThatHasNeverVotedRemembersNothing() {
    assertThat(new VoterFile(directory).load()).isEqualTo(VoterMemory.EMPTY);
  }

  static Stream<Command> commands() {
    UUID database = UUID.randomUUID();
    return Stream.of(
        Genesis.of(Map.of(ANSAN, database, PANGYO, UUID.randomUUID()), "ops"),
        new DeclareLost(ANSAN, THIRD, "fire", "op"),
        new Rejoin(ANSAN, THIRD, database, "power is back", "op"),
        new Activate(ANSAN, THIRD, "caught up", "ops"),
        new Drain(ANSAN, THIRD, "maintenance", "op"),
        new Admit(ANSAN, THIRD, "\"quoted\" 판교", "op"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void remembersWhatItVotedForAfterItsProcessDied(Command command) {
    Proposal proposal = new Proposal(UUID.randomUUID(), command, Instant.now());
    DecidedStates decided = new DecidedStates(states(), List.of(UUID.randomUUID()));
    VoterMemory memory = new VoterMemory(decided, new InDoubt(proposal, states()), true);
    new VoterFile(directory).save(memory);
    assertThat(new VoterFile(directory).load()).isEqualTo(memory);
  }

  @Test
  void aVoterWhoseMemoryCannotBeReadDoesNotVote() throws IOException {
    Files.writeString(directory.resolve("votes.json"), "{\"decided\": 7}");
    assertThatThrownBy(() -> new VoterFile(directory).load())
        .isInstanceOf(UncheckedIOException.class);
  }

  private static SiteStates states() {
    return new SiteStates(
        THIRD, new TreeMap<>(Map.of(ANSAN, record(ANSAN), PANGYO, record(PANGYO))));
  }

  private static SiteRecord record(SiteName site) {
    return new SiteRecord(
        site,
        SiteState.ACTIVE,
        Incarnation.FIRST,
        UUID.nameUUIDFromBytes(site.value().getBytes()),
        Instant.EPOCH,
        "first start",
        "ops");
  }
}
