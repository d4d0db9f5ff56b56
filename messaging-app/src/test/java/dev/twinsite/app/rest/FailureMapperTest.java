package dev.twinsite.app.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.app.SiteConfiguration;
import dev.twinsite.app.problem.Problem;
import dev.twinsite.app.problem.ProblemType;
import dev.twinsite.replication.SiteClosedException;
import dev.twinsite.site.SiteName;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class FailureMapperTest {

  private final FailureMapper mapper = new FailureMapper();

  FailureMapperTest() {
    mapper.site =
        new SiteConfiguration(
            new SiteName("pangyo"),
            new SiteName("ansan"),
            "pangyo-1",
            List.of(URI.create("http://ansan:8080")));
  }

  @Test
  void aProblemSurvivesItsWrappings() {
    Problem told = Problem.of(ProblemType.NAME_TAKEN, "taken");
    assertThat(mapper.problem(new CompletionException(told.asException()))).isEqualTo(told);
  }

  @Test
  void aClosedSitePointsToTheOtherOne() {
    Problem problem = mapper.problem(new RuntimeException(new SiteClosedException("site is LOST")));

    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem.detail()).isEqualTo("site is LOST");
    assertThat(problem.toJson()).containsEntry("alternates", List.of("http://ansan:8080"));
  }

  @Test
  void aSilentDatabaseIsNoErrorOfOurs() {
    for (String state : List.of("08006", "57P01", "25P03", "53300", "40P01")) {
      var failure = new RuntimeException(new SQLException("x", state));
      assertThat(mapper.problem(failure).status()).as(state).isEqualTo(503);
    }
  }

  @Test
  void whatNobodyExpectedTellsNothingOfItself() {
    Problem problem = mapper.problem(new IllegalStateException("secret of the inside"));

    assertThat(problem.status()).isEqualTo(500);
    assertThat(problem.toJson().toString()).doesNotContain("secret");
  }
}
