package dev.twinsite.lab;

import dev.twinsite.lab.LabStatus.Database;
import dev.twinsite.lab.LabStatus.Operator;
import dev.twinsite.lab.LabStatus.PowerAccount;
import dev.twinsite.lab.LabStatus.ServerStatus;
import dev.twinsite.lab.LabStatus.Site;
import dev.twinsite.lab.LabStatus.State;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shape of {@code lab.json}. */
final class LabFile {
  private LabFile() {}

  static Map<String, @Nullable Object> write(LabStatus status) {
    Map<String, @Nullable Object> file = new LinkedHashMap<>();
    Map<String, @Nullable Object> sites = new LinkedHashMap<>();
    status.sites().forEach(site -> sites.put(site.name(), write(site)));
    file.put("sites", sites);
    file.put("witness", write(status.witness()));
    file.put("rttMillis", status.roundTrip().toMillis());
    file.put("cuts", status.cuts());
    file.put("basePort", status.basePort());
    file.put("owner", Map.of("pid", status.owner()));
    file.put("operator", account(status.operator().username(), status.operator().password()));
    return file;
  }

  private static Map<String, @Nullable Object> write(Site site) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("app", site.app().stream().map(URI::toString).toList());
    object.put("ops", site.ops().toString());
    object.put("redfish", site.redfish().toString());
    object.put("redfishAccount", account(site.power().username(), site.power().password()));
    object.put("servers", site.servers().stream().map(LabFile::write).toList());
    Map<String, @Nullable Object> database =
        account(site.database().username(), site.database().password());
    database.put("url", site.database().url());
    object.put("database", database);
    return object;
  }

  private static Map<String, @Nullable Object> write(ServerStatus server) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("name", server.name());
    object.put("role", server.role().inFile());
    object.put("pid", server.pid() == 0 ? null : server.pid());
    object.put("state", server.state().name().toLowerCase(Locale.ROOT));
    if (server.managementPort() > 0) {
      object.put("managementPort", server.managementPort());
    }
    return object;
  }

  private static Map<String, @Nullable Object> account(String username, String password) {
    Map<String, @Nullable Object> account = new LinkedHashMap<>();
    account.put("username", username);
    account.put("password", password);
    return account;
  }

  static LabStatus read(Map<String, @Nullable Object> file) {
    Map<String, @Nullable Object> operator = Json.asObject(file.get("operator"));
    return new LabStatus(
        number(Json.asObject(file.get("owner")).get("pid")),
        (int) number(file.get("basePort")),
        Duration.ofMillis(number(file.get("rttMillis"))),
        strings(file.get("cuts")),
        sites(Json.asObject(file.get("sites"))),
        witness(Json.asObject(file.get("witness"))),
        new Operator(string(operator.get("username")), string(operator.get("password"))));
  }

  private static List<Site> sites(Map<String, @Nullable Object> sites) {
    return sites.entrySet().stream()
        .map(entry -> site(entry.getKey(), Json.asObject(entry.getValue())))
        .toList();
  }

  private static Site site(String name, Map<String, @Nullable Object> site) {
    return new Site(
        name,
        strings(site.get("app")).stream().map(URI::create).toList(),
        URI.create(string(site.get("ops"))),
        URI.create(string(site.get("redfish"))),
        power(Json.asObject(site.get("redfishAccount"))),
        database(Json.asObject(site.get("database"))),
        Json.asArray(site.get("servers")).stream()
            .map(server -> server(Json.asObject(server)))
            .toList());
  }

  private static PowerAccount power(Map<String, @Nullable Object> account) {
    return new PowerAccount(string(account.get("username")), string(account.get("password")));
  }

  private static Database database(Map<String, @Nullable Object> database) {
    return new Database(
        string(database.get("url")),
        string(database.get("username")),
        string(database.get("password")));
  }

  /** Not there once the lab is down. */
  private static ServerStatus witness(Map<String, @Nullable Object> witness) {
    return witness.isEmpty()
        ? new ServerStatus("witness", Role.WITNESS, State.DEAD, 0, 0)
        : server(witness);
  }

  private static ServerStatus server(Map<String, @Nullable Object> server) {
    return new ServerStatus(
        string(server.get("name")),
        Role.fromFile(string(server.get("role"))),
        State.valueOf(string(server.get("state")).toUpperCase(Locale.ROOT)),
        number(server.get("pid")),
        (int) number(server.get("managementPort")));
  }

  private static List<String> strings(@Nullable Object array) {
    return Json.asArray(array).stream().map(LabFile::string).toList();
  }

  private static String string(@Nullable Object value) {
    return String.valueOf(value);
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }
}
