package dev.twinsite.ops.servers;

import dev.twinsite.ops.boot.Inventory;
import dev.twinsite.ops.boot.InventoryFile;
import dev.twinsite.ops.store.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The inventory of both sites in the file {@code inventory.json}: taken over at each start from the
 * file that the configuration names, and used as it is when that one is gone or makes no sense.
 */
final class InventoryCopy {

  private static final Logger LOG = Logger.getLogger(InventoryCopy.class);

  private InventoryCopy() {}

  static Inventory in(Path directory, Optional<Path> configured) {
    DurableFile copy = new DurableFile(directory, "inventory.json");
    return configured
        .flatMap(file -> takeOver(file, copy))
        .or(() -> copy.read().map(InventoryFile::read))
        .orElse(Inventory.EMPTY);
  }

  private static Optional<Inventory> takeOver(Path file, DurableFile copy) {
    try {
      byte[] json = Files.readAllBytes(file);
      Inventory inventory = InventoryFile.read(json);
      copy.write(json);
      return Optional.of(inventory);
    } catch (IOException | IllegalArgumentException e) {
      LOG.errorf("The copy of the inventory is used; %s cannot be: %s", file, e.getMessage());
      return Optional.empty();
    }
  }
}
