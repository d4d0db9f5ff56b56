package dev.twinsite.ops.notice;

/**
 * What is said by itself, in English and Korean. The words of an operator's order are not
 * published: they were written for colleagues.
 */
record Wording(Text en, Text ko) {

  static Wording lost(String site, String survivor, boolean byQuorum) {
    return new Wording(
        new Text(
            "The site " + site + " is lost.",
            ("Messages and payments continue at %2$s, also for those who used %1$s. What %1$s had"
                    + " accepted alone in its last moments returns together with it.")
                .formatted(site, survivor),
            survivor + " has taken over and decides alone until " + site + " is back.",
            byQuorum
                ? site
                    + " did not answer the other site, nor the witness. Why is being looked into."
                : "Is being looked into."),
        new Text(
            site + " 사이트가 중단되었습니다.",
            ("메시지와 결제는 %2$s에서 계속됩니다. %1$s 사이트를 쓰던 이용자도 마찬가지입니다."
                    + " %1$s 사이트가 마지막 순간에 혼자 받은 내용은 복구와 함께 돌아옵니다.")
                .formatted(site, survivor),
            site + " 사이트가 돌아올 때까지 " + survivor + " 사이트가 단독으로 처리합니다.",
            byQuorum
                ? site + " 사이트가 상대 사이트와 증인 서버에 모두 응답하지 않았습니다. 원인을 조사하고 있습니다."
                : "원인을 조사하고 있습니다."));
  }

  static Wording lostAgain(String site, String survivor) {
    return new Wording(
        new Text(
            "The site " + site + " was lost again while it came back.",
            "Messages and payments continue at " + survivor + ".",
            survivor + " goes on deciding alone.",
            null),
        new Text(
            site + " 사이트가 복구 도중 다시 중단되었습니다.",
            "메시지와 결제는 " + survivor + "에서 계속됩니다.",
            survivor + " 사이트가 계속 단독으로 처리합니다.",
            null));
  }

  static Wording drained(String site, String survivor) {
    return new Wording(
        new Text(
            "The site " + site + " is out for planned work.",
            "Nothing: messages and payments continue at " + survivor + ".",
            "Nothing was left pending when " + site + " was taken out.",
            "Planned work."),
        new Text(
            site + " 사이트가 계획된 작업으로 잠시 빠졌습니다.",
            "영향 없음: 메시지와 결제는 " + survivor + "에서 계속됩니다.",
            site + " 사이트를 분리할 때 처리 중이던 거래는 남기지 않았습니다.",
            "계획된 작업입니다."));
  }

  static Wording rejoining(String site, String survivor) {
    return new Wording(
        new Text(
            "The site " + site + " is back and is catching up.",
            "Messages and payments continue at "
                + survivor
                + ". "
                + site
                + " takes no new work yet.",
            site + " is taking over what it has missed.",
            null),
        new Text(
            site + " 사이트가 돌아와 밀린 내용을 따라잡고 있습니다.",
            "메시지와 결제는 " + survivor + "에서 계속됩니다. " + site + " 사이트는 아직 새 요청을 받지 않습니다.",
            site + " 사이트가 놓친 내용을 넘겨받고 있습니다.",
            null));
  }

  static Wording active(String site) {
    return new Wording(
        new Text(
            "The site " + site + " is active again.",
            "Nothing any more: both sites serve.",
            site + " has caught up, and both sites decide together again.",
            null),
        new Text(
            site + " 사이트가 다시 정상입니다.",
            "영향 없음: 두 사이트가 모두 서비스합니다.",
            site + " 사이트가 모두 따라잡았고, 두 사이트가 다시 함께 처리합니다.",
            null));
  }

  static Wording unchanged() {
    return new Wording(
        new Text(null, null, "No change since the last update; work continues.", null),
        new Text(null, null, "지난 공지 이후 변동 사항이 없으며 작업을 계속하고 있습니다.", null));
  }

  static Wording linkCut(String one, String other) {
    return new Wording(
        new Text(
            "The sites " + one + " and " + other + " do not reach each other.",
            "Messages are accepted at both sites and meet when the link is back. Payments wait as"
                + " pending.",
            "Nothing has been decided yet; both sites stay in service.",
            "The link between the sites, or one of them, does not answer."),
        new Text(
            one + ", " + other + " 두 사이트가 서로 연결되지 않습니다.",
            "메시지는 두 사이트에서 모두 접수되며 연결이 복구되면 합쳐집니다. 결제는 보류 상태로 기다립니다.",
            "아직 결정된 것은 없으며 두 사이트 모두 서비스 중입니다.",
            "사이트 사이의 연결 또는 한쪽 사이트가 응답하지 않습니다."));
  }

  static Wording linkBack() {
    return new Wording(
        new Text(
            "The sites reach each other again.",
            "Nothing any more; payments that waited are decided.",
            "What each site had accepted has been exchanged.",
            null),
        new Text("두 사이트가 다시 연결되었습니다.", "영향 없음: 기다리던 결제도 처리됩니다.", "각 사이트가 받은 내용을 서로 교환했습니다.", null));
  }

  static Wording linkDecided() {
    return new Wording(
        new Text(null, null, "One site goes on alone; see the notice about the other one.", null),
        new Text(null, null, "한쪽 사이트가 단독으로 계속합니다. 상대 사이트에 관한 공지를 보십시오.", null));
  }
}
