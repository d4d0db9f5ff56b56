package dev.twinsite.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.arquillian.Checker;
import dev.twinsite.arquillian.Sites;
import java.util.List;
import java.util.UUID;

/**
 * Every message that a site has accepted is at both sites, once, and in the same order. One without
 * an answer may be there or not, but at both.
 */
final class NoAcknowledgedMessageLost implements Checker {

  private final Town town;

  private NoAcknowledgedMessageLost(Town town) {
    this.town = town;
  }

  static Checker noAcknowledgedMessageLostIn(Town town) {
    return new NoAcknowledgedMessageLost(town);
  }

  @Override
  public void check(Sites sites) {
    List<UUID> atPangyo = town.messagesAt(sites.pangyo());
    List<UUID> atAnsan = town.messagesAt(sites.ansan());
    assertThat(atPangyo).as("messages in their order at pangyo and ansan").isEqualTo(atAnsan);
    assertThat(atPangyo).as("messages").doesNotHaveDuplicates();
    assertThat(atPangyo).as("messages that a site had accepted").containsAll(accepted());
    assertThat(atPangyo).as("messages that were refused").doesNotContainAnyElementsOf(refused());
  }

  private List<UUID> accepted() {
    return those(Told.Answer.BOTH_SITES, Told.Answer.ONE_SITE);
  }

  private List<UUID> refused() {
    return those(Told.Answer.REFUSED);
  }

  private List<UUID> those(Told.Answer... answers) {
    return town.told().messages().entrySet().stream()
        .filter(each -> List.of(answers).contains(each.getValue()))
        .map(each -> each.getKey())
        .toList();
  }
}
