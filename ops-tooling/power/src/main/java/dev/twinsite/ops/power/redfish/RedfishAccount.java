package dev.twinsite.ops.power.redfish;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Who switches. Never shown: {@link #toString} hides the password, so that configurations can be
 * logged.
 *
 * @param username at most 256 characters, without a colon, which basic authentication cannot carry
 */
public record RedfishAccount(String username, String password) {

  /**
   * @throws IllegalArgumentException if one of them is empty or the name cannot be sent
   */
  public RedfishAccount {
    if (username.isEmpty() || username.length() > 256 || username.contains(":")) {
      throw new IllegalArgumentException(
          "the user name of a power controller has 1 to 256 characters and no colon");
    }
    if (password.isEmpty()) {
      throw new IllegalArgumentException("the password of a power controller is empty");
    }
  }

  String basic() {
    byte[] both = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  @Override
  public String toString() {
    return "RedfishAccount[username=" + username + "]";
  }
}
