package dev.twinsite.drill.command;

import dev.twinsite.lab.LabStatus;
import java.net.URI;
import java.nio.file.Path;

/** What the demo shows when both sites are up: where they are, and commands to try. */
final class DemoText {

  private DemoText() {}

  static String of(LabStatus lab, Path home) {
    URI pangyo = lab.site("pangyo").app().get(0);
    URI ansan = lab.site("ansan").app().get(0);
    return """

        Both sites are up.

          pangyo   application %1$s   operations %3$s
          ansan    application %2$s   operations %4$s
          operator %5$s, password %6$s

        Try, in another terminal:

          # somebody signs up in pangyo and logs in at ansan
          curl -s -H 'Content-Type: application/json' %1$s/api/v1/users \\
            -d '{"username":"minji","displayName":"Minji","password":"correct horse battery"}'
          curl -s -H 'Content-Type: application/json' %2$s/api/v1/sessions \\
            -d '{"username":"minji","password":"correct horse battery"}'

          # what each site says of itself and of the other
          curl -s %1$s/api/v1/site; echo; curl -s %2$s/api/v1/site; echo

          # take a site away, and bring it back
          it-tests/lab kill-site pangyo --home %7$s
          it-tests/lab power-on pangyo --home %7$s

        Enter or Ctrl-C stops everything."""
        .formatted(
            pangyo,
            ansan,
            lab.site("pangyo").ops(),
            lab.site("ansan").ops(),
            lab.operator().username(),
            lab.operator().password(),
            home);
  }
}
