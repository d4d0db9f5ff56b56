package dev.twinsite.ops.store;

import dev.twinsite.ops.json.Json;
import dev.twinsite.quorum.VoterMemory;
import dev.twinsite.quorum.VoterStore;
import java.nio.file.Path;

/** The memory of this server's vote, in the file {@code votes.json}. */
public final class VoterFile implements VoterStore {

  private final DurableFile file;

  /** The file in an existing directory. */
  public VoterFile(Path directory) {
    this.file = new DurableFile(directory, "votes.json");
  }

  @Override
  public VoterMemory load() {
    return file.read().map(json -> Json.read(json, VoterMemory.class)).orElse(VoterMemory.EMPTY);
  }

  @Override
  public void save(VoterMemory memory) {
    file.write(Json.write(memory));
  }
}
