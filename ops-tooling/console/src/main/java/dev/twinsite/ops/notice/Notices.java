package dev.twinsite.ops.notice;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.twinsite.ops.json.Json;
import dev.twinsite.ops.store.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The notices that this ops server knows, its own and those of the other one, in the file {@code
 * notices.json}: the latest {@value #KEPT}. Two servers that have told each other everything hold
 * the same.
 */
public final class Notices {

  static final int KEPT = 60;

  private final DurableFile file;
  private volatile Map<UUID, Bulletin> bulletins = Map.of();

  /**
   * The notices kept in a directory.
   *
   * @throws UncheckedIOException if they cannot be read
   */
  public Notices(Path directory) {
    this.file = new DurableFile(directory, "notices.json");
    this.bulletins = together(Map.of(), file.read().map(Notices::list).orElse(List.of()));
  }

  /** All notices, open ones first, then the latest first. */
  public List<Notice> all() {
    return notices(bulletins.values());
  }

  /** The notice of this id; empty if it is not known here. */
  public Optional<Notice> find(UUID id) {
    return all().stream().filter(notice -> notice.id().equals(id)).findFirst();
  }

  /** Everything that was said, for the other ops server. */
  public List<Bulletin> toShare() {
    return List.copyOf(bulletins.values());
  }

  /** Equal at two servers that hold the same. */
  public String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      bulletins.values().stream()
          .map(said -> said.id() + " " + said.at() + "\n")
          .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /** Takes over what is new of this. When it returns, it is on the disk. */
  public synchronized void add(Collection<Bulletin> more) {
    Map<UUID, Bulletin> next = together(bulletins, more);
    if (!next.equals(bulletins)) {
      file.write(Json.write(next.values()));
      bulletins = next;
    }
  }

  private static Map<UUID, Bulletin> together(
      Map<UUID, Bulletin> known, Collection<Bulletin> more) {
    Map<UUID, Bulletin> all = new TreeMap<>(known);
    more.forEach(said -> all.merge(said.id(), said, Bulletin::orEarlier));
    List<UUID> kept = notices(all.values()).stream().limit(KEPT).map(Notice::id).toList();
    all.values().removeIf(said -> !kept.contains(said.notice()));
    return all;
  }

  private static List<Notice> notices(Collection<Bulletin> bulletins) {
    return bulletins.stream().collect(Collectors.groupingBy(Bulletin::notice)).values().stream()
        .map(Notice::of)
        .sorted(Notice.AS_SHOWN)
        .toList();
  }

  private static List<Bulletin> list(byte[] json) {
    try {
      return Json.LENIENT.readValue(json, new TypeReference<List<Bulletin>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("notices.json cannot be read", e);
    }
  }
}
