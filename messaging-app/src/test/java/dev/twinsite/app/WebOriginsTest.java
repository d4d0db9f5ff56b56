package dev.twinsite.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twinsite.site.SiteName;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebOriginsTest {

  private final WebOrigins origins =
      new WebOrigins(Set.of("http://127.0.0.1:8180", "https://chat.example.org"));

  @Test
  void programsHaveNoOriginAndAreAllowed() {
    assertThat(origins.allow(null, "127.0.0.1:8080")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8080, 127.0.0.1:8080",
    "http://127.0.0.1:8180, 127.0.0.1:8080",
    "https://Pangyo.example.org, pangyo.example.org",
    "https://pangyo.example.org, pangyo.example.org:443",
    "http://pangyo.example.org:80, pangyo.example.org",
    "https://chat.example.org, pangyo.example.org",
    "https://chat.example.org:443, pangyo.example.org"
  })
  void ownHostAndKnownPlacesAreAllowed(String origin, String host) {
    assertThat(origins.allow(origin, host)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "http://evil.example.org, 127.0.0.1:8080",
    "http://127.0.0.1:8081, 127.0.0.1:8080",
    "http://127.0.0.1:8080.evil.org, 127.0.0.1:8080",
    "http://chat.example.org, pangyo.example.org",
    "null, 127.0.0.1:8080",
    "file:///etc/passwd, 127.0.0.1:8080",
    "'', 127.0.0.1:8080",
    "::::, 127.0.0.1:8080"
  })
  void everyOtherPageIsNot(String origin, String host) {
    assertThat(origins.allow(origin, host)).isFalse();
  }

  @Test
  void theOtherSiteAndWhatIsConfiguredAreWrittenAsBrowsersWriteThem() {
    WebOrigins origins = read("https://Chat.example, http://lb.example:80");

    assertThat(origins.allowed())
        .containsExactlyInAnyOrder(
            "http://ansan.example:8080", "https://chat.example", "http://lb.example");
  }

  @Test
  void whatIsNoOriginDoesNotDeploy() {
    for (String wrong : List.of("*", "chat.example", "https://chat.example/app", "ftp://x")) {
      assertThatThrownBy(() -> read(wrong))
          .as(wrong)
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("TWINSITE_ORIGINS");
    }
  }

  private static WebOrigins read(String further) {
    var site =
        new SiteConfiguration(
            new SiteName("pangyo"),
            new SiteName("ansan"),
            "pangyo-1",
            List.of(URI.create("http://ansan.example:8080")));
    return WebOrigins.read(
        new Settings(name -> Optional.of(further).filter(it -> name.equals("twinsite.origins"))),
        site);
  }
}
