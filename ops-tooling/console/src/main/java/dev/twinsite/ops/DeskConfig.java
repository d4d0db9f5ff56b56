package dev.twinsite.ops;

import dev.twinsite.ops.drill.DrillPlan;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an ops server is told about the people and things around it.
 *
 * @param production whether declaring a site lost by hand takes a second person
 * @param peerConsole where people reach the other site's console; empty if that is not told
 * @param serverDirs the base directories of the site's servers that are on this machine
 * @param backups where the backups of the site's database lie; empty if that is not told
 * @param drills that are held by themselves
 */
public record DeskConfig(
    boolean production,
    Optional<URI> peerConsole,
    List<Path> serverDirs,
    Optional<Path> backups,
    List<DrillPlan> drills) {

  /** Nothing is told. */
  public static final DeskConfig NONE =
      new DeskConfig(false, Optional.empty(), List.of(), Optional.empty(), List.of());

  public DeskConfig {
    serverDirs = List.copyOf(serverDirs);
    drills = List.copyOf(drills);
  }

  static DeskConfig from(Function<String, Optional<String>> property) {
    Function<String, Optional<String>> value =
        name -> property.apply(name).map(String::strip).filter(text -> !text.isEmpty());
    return new DeskConfig(
        value.apply("twinsite.production").map(DeskConfig::isYes).orElse(false),
        value.apply("twinsite.peer.console.url").map(DeskConfig::origin),
        paths(value.apply("twinsite.server.dirs").orElse("")),
        value.apply("twinsite.backup.dir").map(Path::of),
        value.apply("twinsite.drills").map(DrillPlan::list).orElse(List.of()));
  }

  private static boolean isYes(String value) {
    if (!value.matches("true|false")) {
      throw new IllegalArgumentException(
          "twinsite.production is '" + value + "', neither true nor false");
    }
    return value.equals("true");
  }

  /** The scheme, host and port; what a browser may call has to be named without a path. */
  private static URI origin(String value) {
    URI uri = URI.create(value);
    if (!value.matches("https?://[A-Za-z0-9.:\\[\\]-]+/?")) {
      throw new IllegalArgumentException(
          "twinsite.peer.console.url is '" + value + "', not of the form https://host:port");
    }
    return URI.create(uri.getScheme() + "://" + uri.getAuthority());
  }

  private static List<Path> paths(String list) {
    return Arrays.stream(list.split(","))
        .map(String::strip)
        .filter(path -> !path.isEmpty())
        .map(Path::of)
        .toList();
  }
}
