package dev.twinsite.app.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twinsite.app.live.LiveEndpoint;
import dev.twinsite.app.live.PresenceResource;
import dev.twinsite.app.sync.SyncResource;
import dev.twinsite.identity.rest.MeResource;
import dev.twinsite.identity.rest.SessionsResource;
import dev.twinsite.identity.rest.UsersResource;
import dev.twinsite.messaging.rest.MemberListResource;
import dev.twinsite.messaging.rest.MembersResource;
import dev.twinsite.messaging.rest.MessagesResource;
import dev.twinsite.messaging.rest.ReadMarkerResource;
import dev.twinsite.messaging.rest.RoomsResource;
import dev.twinsite.payment.rest.DepositsResource;
import dev.twinsite.payment.rest.ReconciliationResource;
import dev.twinsite.payment.rest.TransfersResource;
import dev.twinsite.payment.rest.WalletResource;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OpenApiTest {

  private static final List<Class<?>> RESOURCES =
      List.of(
          UsersResource.class,
          SessionsResource.class,
          MeResource.class,
          RoomsResource.class,
          MemberListResource.class,
          MembersResource.class,
          MessagesResource.class,
          ReadMarkerResource.class,
          PresenceResource.class,
          SyncResource.class,
          WalletResource.class,
          DepositsResource.class,
          TransfersResource.class,
          ReconciliationResource.class,
          SiteResource.class);

  @Test
  void theDescriptionNamesEveryCallAndNoOther() throws IOException {
    assertThat(described()).isEqualTo(offered());
  }

  private static SortedSet<String> offered() {
    var calls = new TreeSet<String>();
    calls.add("get " + LiveEndpoint.class.getAnnotation(ServerEndpoint.class).value());
    for (Class<?> resource : RESOURCES) {
      for (Method method : resource.getDeclaredMethods()) {
        verb(method).forEach(verb -> calls.add(verb + " " + path(resource, method)));
      }
    }
    return calls;
  }

  private static Stream<String> verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(Objects::nonNull)
        .map(verb -> verb.value().toLowerCase(Locale.ROOT));
  }

  private static String path(Class<?> resource, Method method) {
    String path = "/api/v1/" + resource.getAnnotation(Path.class).value();
    Path more = method.getAnnotation(Path.class);
    return more == null ? path : path + "/" + more.value();
  }

  /** The calls of the description: paths are indented by two spaces, methods by four. */
  private static SortedSet<String> described() throws IOException {
    var calls = new TreeSet<String>();
    String path = "";
    for (String line : description().split("\n")) {
      if (line.matches("  /.*:")) {
        path = line.strip().replace(":", "");
      } else if (line.matches("    (get|put|post|delete|patch):")) {
        calls.add(line.strip().replace(":", "") + " " + path);
      }
    }
    return calls;
  }

  private static String description() throws IOException {
    try (InputStream yaml = OpenApiTest.class.getResourceAsStream("/META-INF/openapi.yaml")) {
      return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
