package dev.twinsite.failover;

import dev.twinsite.arquillian.Call;
import dev.twinsite.arquillian.Site;
import java.util.List;
import java.util.UUID;

/**
 * One request that a site must refuse.
 *
 * @param what the mistake, as a person would name it
 * @param path with {@code {room}}, {@code {strange-room}} and {@code {id}} to be filled in
 * @param status the HTTP status of the refusal
 * @param rule the last part of the problem's type
 * @param mentions what the detail must name: the field, and the limit where there is one
 */
record BadInput(
    String what,
    String method,
    String path,
    String body,
    int status,
    String rule,
    List<String> mentions) {

  static BadInput put(
      String what, String path, String body, int status, String rule, String... mentions) {
    return new BadInput(what, "PUT", path, body, status, rule, List.of(mentions));
  }

  /** The request to the site, with these rooms and this id in its path and body. */
  Call to(Site site, UUID room, UUID strangeRoom, UUID id) {
    return site.call(method, fill(path, room, strangeRoom, id))
        .json(fill(body, room, strangeRoom, id));
  }

  private static String fill(String template, UUID room, UUID strangeRoom, UUID id) {
    return template
        .replace("{room}", room.toString())
        .replace("{strange-room}", strangeRoom.toString())
        .replace("{id}", id.toString());
  }

  @Override
  public String toString() {
    return what;
  }
}
