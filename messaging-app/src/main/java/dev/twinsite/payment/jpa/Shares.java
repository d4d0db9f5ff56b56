package dev.twinsite.payment.jpa;

import dev.twinsite.payment.RightShare;
import dev.twinsite.site.SiteName;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Shares of the sites as one column: {@code ansan=500,pangyo=500}. */
final class Shares {

  private Shares() {}

  static String write(List<RightShare> shares) {
    return shares.stream()
        .map(share -> share.site() + "=" + share.minorUnits())
        .collect(Collectors.joining(","));
  }

  static List<RightShare> read(String column) {
    return Arrays.stream(column.split(",")).map(Shares::share).toList();
  }

  private static RightShare share(String text) {
    int sign = text.indexOf('=');
    return new RightShare(
        new SiteName(text.substring(0, sign)), Long.parseLong(text.substring(sign + 1)));
  }
}
