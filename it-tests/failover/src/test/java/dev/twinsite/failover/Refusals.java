package dev.twinsite.failover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.arquillian.Reply;
import dev.twinsite.arquillian.Site;
import java.util.List;

/** How a refusal must look. */
final class Refusals {

  private Refusals() {}

  /** A problem with that status, from that site, that names the rule and what it is about. */
  static void assertRefused(Reply reply, Site by, int status, String rule, List<String> mentions) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
    assertThat(reply.header("Content-Type"))
        .as(reply.toString())
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(reply.member("type")).as("type of " + reply).isNotBlank().endsWith(rule);
    assertThat(reply.member("detail")).as("detail of " + reply).isNotBlank();
    mentions.forEach(
        each -> assertThat(reply.member("detail")).as("detail of " + reply).contains(each));
    assertThat(reply.text()).doesNotContain("Exception", "\tat ");
    assertNamesWhoAnswers(reply, by);
  }

  static void assertNamesWhoAnswers(Reply reply, Site by) {
    assertThat(reply.header("X-Site")).as("X-Site of " + reply).hasValue(by.name());
    assertThat(reply.header("X-Node").orElse("")).as("X-Node of " + reply).startsWith(by.name());
  }

  /** A command to the operations tooling that was refused by that rule. */
  static void assertRefusedByOperations(Reply reply, String rule) {
    assertThat(reply.status()).as(reply.toString()).isEqualTo(409);
    assertThat(reply.text()).contains(rule);
  }
}
