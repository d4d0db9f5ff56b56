package dev.twinsite.redfish;

/** A request that cannot be served, and the answer that says why. */
final class Problem extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Response response;

  Problem(Response response) {
    super(null, null, false, false);
    this.response = response;
  }

  Response response() {
    return response;
  }
}
