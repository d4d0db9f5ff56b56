package dev.twinsite.ops.notice;

import dev.twinsite.ops.notice.Bulletin.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One matter, as its bulletins tell it.
 *
 * @param open whether it is not over yet
 * @param en the latest words in English
 * @param ko the latest words in Korean
 * @param since when it began
 * @param until when it was over; null as long as it is not
 * @param nextUpdate when news can be expected; null once it is over
 * @param bulletins in the order in which they were said
 */
public record Notice(
    UUID id,
    String subject,
    boolean open,
    Text en,
    Text ko,
    Instant since,
    @Nullable Instant until,
    @Nullable Instant nextUpdate,
    List<Bulletin> bulletins) {

  /** Open ones first, then the latest first. */
  static final Comparator<Notice> AS_SHOWN =
      Comparator.comparing(Notice::open)
          .thenComparing(Notice::since)
          .reversed()
          .thenComparing(Notice::id);

  /** How long it lasted; empty as long as it is not over. */
  public Optional<Duration> duration() {
    return Optional.ofNullable(until).map(end -> Duration.between(since, end));
  }

  /** The notice that these bulletins, of which there is at least one, make up. */
  static Notice of(Collection<Bulletin> all) {
    List<Bulletin> bulletins = all.stream().sorted(Bulletin.IN_ORDER).toList();
    Bulletin first = bulletins.get(0);
    boolean open =
        last(bulletins, said -> said.kind() == Kind.UPDATED ? null : said.kind())
                .orElse(Kind.OPENED)
            == Kind.OPENED;
    Instant end = bulletins.get(bulletins.size() - 1).at();
    return new Notice(
        first.notice(),
        first.subject(),
        open,
        text(bulletins, Bulletin::en),
        text(bulletins, Bulletin::ko),
        first.at(),
        open ? null : closedAt(bulletins, end),
        open ? last(bulletins, Bulletin::nextUpdate).orElse(null) : null,
        bulletins);
  }

  private static Instant closedAt(List<Bulletin> bulletins, Instant otherwise) {
    return last(bulletins, said -> said.kind() == Kind.CLOSED ? said.at() : null).orElse(otherwise);
  }

  private static Text text(List<Bulletin> bulletins, Function<Bulletin, Text> language) {
    return bulletins.stream().map(language).reduce(Text.SILENT, Text::then);
  }

  private static <T> Optional<T> last(
      List<Bulletin> bulletins, Function<Bulletin, @Nullable T> part) {
    return bulletins.stream()
        .<@Nullable T>map(part::apply)
        .filter(Objects::nonNull)
        .<T>map(Objects::requireNonNull)
        .reduce((earlier, later) -> later);
  }
}
