package dev.twinsite.ops.boot;

/** How a need stands while a site boots. */
final class NeedCount {

  private final Need need;
  private int up;
  private int dark;

  NeedCount(Need need) {
    this.need = need;
  }

  void oneIsUp() {
    up++;
  }

  void oneIsDark() {
    dark++;
  }

  boolean isMet() {
    return up >= need.atLeast();
  }

  boolean isHopeless() {
    return need.of().size() - dark < need.atLeast();
  }

  @Override
  public String toString() {
    return need.toString();
  }
}
