package dev.twinsite.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SiteConfigurationTest {

  private final Map<String, String> properties =
      new HashMap<>(
          Map.of("twinsite.site", "pangyo", "twinsite.peer", "ansan", "twinsite.node", "pangyo-1"));
  private final Settings settings = new Settings(name -> Optional.ofNullable(properties.get(name)));

  @Test
  void aNodeKnowsItsPlace() {
    properties.put("twinsite.alternates", "http://a:1, https://b:2/x");

    var site = SiteConfiguration.read(settings);

    assertThat(site.site()).hasToString("pangyo");
    assertThat(site.alternates())
        .map(Object::toString)
        .containsExactly("http://a:1", "https://b:2/x");
  }

  @Test
  void aMissingVariableIsNamed() {
    properties.remove("twinsite.site");
    assertComplaint(SiteConfiguration::read, "TWINSITE_SITE is missing");

    properties.put("twinsite.site", "  ");
    assertComplaint(SiteConfiguration::read, "TWINSITE_SITE is missing");
  }

  @Test
  void aWrongVariableIsNamedWithItsValue() {
    properties.put("twinsite.node", "a b");
    assertComplaint(SiteConfiguration::read, "TWINSITE_NODE='a b'");

    properties.put("twinsite.alternates", "localhost:8080");
    assertComplaint(SiteConfiguration::read, "TWINSITE_ALTERNATES='localhost:8080'");

    properties.put("twinsite.site", "Pangyo!");
    assertComplaint(SiteConfiguration::read, "TWINSITE_SITE='Pangyo!'");
  }

  @Test
  void aSiteIsNotItsOwnPeer() {
    properties.put("twinsite.peer", "pangyo");
    assertComplaint(SiteConfiguration::read, "TWINSITE_PEER='pangyo'");
  }

  @Test
  void waitsHaveDefaultsAndLimits() {
    assertThat(WaitLimits.read(settings))
        .isEqualTo(new WaitLimits(Duration.ofSeconds(2), Duration.ofMillis(300)));

    properties.put("twinsite.decisive-wait", "2 s");
    assertComplaint(WaitLimits::read, "TWINSITE_DECISIVE_WAIT='2 s'");

    properties.put("twinsite.decisive-wait", "PT1H");
    assertComplaint(WaitLimits::read, "TWINSITE_DECISIVE_WAIT='PT1H'");
  }

  @Test
  void hashingNeedsAThread() {
    properties.put("twinsite.hashing-threads", "0");
    assertComplaint(SessionConfiguration::read, "TWINSITE_HASHING_THREADS='0'");

    properties.put("twinsite.hashing-threads", "two");
    assertComplaint(SessionConfiguration::read, "TWINSITE_HASHING_THREADS='two'");
  }

  private void assertComplaint(Function<Settings, ?> read, String beginning) {
    assertThatThrownBy(() -> read.apply(settings))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(beginning);
  }
}
