// What the page says, in English and Korean. One place, so that neither language is forgotten.
const WORDS = {
  'skip': ['Skip to the content', '본문으로 건너뛰기'],
  'loading': ['Loading …', '불러오는 중 …'],
  'logout': ['Log out', '로그아웃'],
  'login': ['Log in', '로그인'],
  'login.name': ['Name', '이름'],
  'login.password': ['Password', '비밀번호'],
  'login.failed': ['Not logged in: ', '로그인하지 못했습니다: '],
  'login.expired': ['The session has expired. Log in again.', '세션이 만료되었습니다. 다시 로그인하십시오.'],
  'scheme': ['Light / dark', '밝게 / 어둡게'],
  'views': ['Views', '화면'],
  'tab.sites': ['Sites', '사이트'],
  'tab.plots': ['Live', '실시간'],
  'tab.runs': ['Runs', '실행'],
  'tab.notices': ['Notices', '공지'],
  'tab.audit': ['Audit', '점검'],
  'tab.trail': ['Trail', '기록'],
  'epoch': ['Epoch', '에포크'],
  'leader': ['Leader', '리더'],
  'no-leader': ['none: nothing can be decided here', '없음: 여기서는 아무것도 결정할 수 없음'],
  'voters': ['Voters', '투표자'],
  'votes': ['votes', '투표함'],
  'absent': ['absent', '없음'],
  'present': ['present, no vote', '있음, 투표권 없음'],
  'link': ['Link', '연결'],
  'link.up': ['up', '정상'],
  'link.down': ['down', '끊김'],
  'link.unknown': ['not known', '알 수 없음'],
  'state.ACTIVE': ['ACTIVE', '정상'],
  'state.LOST': ['LOST', '중단'],
  'state.DRAINED': ['DRAINED', '분리'],
  'state.REJOINING': ['REJOINING', '복귀 중'],
  'state.null': ['NOT ADMITTED', '미승인'],
  'since': ['since', '시작'],
  'servers': ['Servers', '서버'],
  'server.up': ['answers', '응답함'],
  'server.down': ['silent', '응답 없음'],
  'role.application': ['application', '애플리케이션'],
  'role.operations': ['operations', '운영'],
  'role.database': ['database', '데이터베이스'],
  'lag': ['Lag', '지연'],
  'backlog': ['Backlog', '대기'],
  'throughput': ['Throughput', '처리량'],
  'latency': ['Answer time', '응답 시간'],
  'lag.unit': ['s', '초'],
  'backlog.unit': ['events', '건'],
  'throughput.unit': ['events/s', '건/초'],
  'latency.unit': ['ms', 'ms'],
  'lag.note': ['age of the oldest event that the other site has not acknowledged', '상대 사이트가 아직 확인하지 않은 가장 오래된 이벤트의 나이'],
  'backlog.note': ['events that the other site has not acknowledged', '상대 사이트가 아직 확인하지 않은 이벤트'],
  'throughput.note': ['events each site has written to its journal', '각 사이트가 저널에 쓴 이벤트'],
  'latency.note': ['of the application, as its own ops server measures it', '각 사이트의 운영 서버가 잰 애플리케이션 응답 시간'],
  'old': ['values are {} s old', '{}초 전 값'],
  'decides': ['decides', '결정 권한'],
  'mode.BOTH_SITES': ['together with the other site', '두 사이트가 함께'],
  'mode.ALONE': ['alone', '단독'],
  'mode.unknown': ['not known', '알 수 없음'],
  'mode.CLOSED': ['nothing', '없음'],
  'command.declare-lost': ['Declare lost …', '중단 선언 …'],
  'command.rejoin': ['Let it rejoin …', '복귀시키기 …'],
  'command.recover': ['Recover …', '되살리기 …'],
  'command.admit': ['Admit without the other site …', '상대 사이트 없이 승인 …'],
  'missing-at-most': ['at most {} posted facts may be missing', '확정된 기록이 최대 {}건 누락될 수 있음'],
  'command.drain': ['Drain …', '분리하기 …'],
  'explain.declare-lost': ['From the next epoch on the other site decides alone. What this site has accepted and the other one has not seen returns with its disk; payments among it do not count. Refused while this site is alive.', '다음 에포크부터 상대 사이트가 단독으로 결정합니다. 이 사이트만 받은 내용은 디스크와 함께 돌아오지만 그중 결제는 무효가 됩니다. 이 사이트가 살아 있으면 거절됩니다.'],
  'explain.rejoin': ['The site catches up with the other one and becomes active by itself when it has. Its servers must run.', '이 사이트가 상대 사이트를 따라잡고, 끝나면 스스로 정상 상태가 됩니다. 서버가 켜져 있어야 합니다.'],
  'explain.recover': ['Its servers are switched on by their power controllers, in the order in which they need each other; then the site rejoins, catches up and takes part again. Nothing else has to be done by hand.', '전원 제어기로 서버를 필요한 순서대로 켭니다. 그런 다음 사이트가 복귀하여 따라잡고 다시 참여합니다. 그 밖에 손으로 할 일은 없습니다.'],
  'explain.admit': ['This site goes on alone, with what its own disk holds. What {} has posted since this site was out is left out: payments that people there were told are done do not count, unless they are done again from the list that it gives when it is back. Then it has to be wiped. Wait for it if you can, and switch its servers off first. Refused while anybody still sees it.', '이 사이트가 자기 디스크에 있는 것만으로 혼자 계속합니다. 이 사이트가 빠진 뒤 {} 사이트가 확정한 것은 빠집니다. 그곳 이용자가 완료되었다고 안내받은 결제도, 그 사이트가 돌아와서 내는 목록으로 다시 처리하지 않으면 무효입니다. 그다음 그 사이트는 비워야 합니다. 될 수 있으면 그 사이트를 기다리고, 먼저 그 서버의 전원을 끄십시오. 누구라도 아직 그 사이트를 보고 있으면 거절됩니다.'],
  'admit.missing': ['How many posted facts may be missing, at most', '누락되어도 되는 확정된 기록의 최대 건수'],
  'admit.figure': ['{} last said that {} events were not acknowledged, {} ago; it may have posted more since.', '{} 사이트가 마지막으로 알린 미확인 이벤트는 {}건이며 {} 전입니다. 그 뒤 더 확정했을 수 있습니다.'],
  'admit.no-figure': ['Nothing is known here of what {} had posted; go by what usually comes in while it was alone.', '{} 사이트가 무엇을 확정했는지 여기서는 알 수 없습니다. 혼자였던 동안 보통 들어오는 양으로 어림하십시오.'],
  'admit.two-regents': ['I know that {} may still be running unseen and may post more', '{} 사이트가 보이지 않게 아직 동작하며 더 확정할 수 있음을 알고 있습니다'],
  'explain.drain': ['The site is taken out as planned, with nothing left pending. The other site serves alone until this one rejoins.', '보류 중인 것을 남기지 않고 이 사이트를 계획대로 분리합니다. 다시 복귀할 때까지 상대 사이트가 단독으로 서비스합니다.'],
  'reason': ['Reason, for those who read it later', '사유 (나중에 읽을 사람을 위해)'],
  'on-epoch': ['decided on epoch {}', '에포크 {} 기준'],
  'do-it': ['Do it', '실행'],
  'cancel': ['Cancel', '취소'],
  'accepted': ['Accepted', '접수됨'],
  'refused': ['Refused: ', '거절됨: '],
  'needs-second': ['Another account has to approve it.', '다른 계정의 승인이 필요합니다.'],
  'approvals': ['Waiting for a second person', '두 번째 사람의 승인 대기'],
  'approve': ['Approve', '승인'],
  'refuse': ['Refuse', '거절'],
  'asked-by': ['asked by', '요청자'],
  'decisions': ['Latest decisions', '최근 결정'],
  'when': ['When', '시각'],
  'what': ['What', '내용'],
  'who': ['Who', '누가'],
  'why': ['Why', '왜'],
  'outcome': ['Outcome', '결과'],
  'runs.none': ['Nothing has been run yet.', '아직 실행한 것이 없습니다.'],
  'runs.start': ['Start a runbook', '런북 시작'],
  'runs.runbook': ['Runbook', '런북'],
  'runs.steps': ['Steps', '단계'],
  'runs.abort': ['Abort', '중단'],
  'runs.resumed': ['carried on by', '이어받은 서버'],
  'runs.last': ['last time', '지난번'],
  'runs.clients': ['clients, {}: {} acknowledged, {} lost, {} duplicated, {} minor units made, {} overdrawn, {} refused ({} without Retry-After), {} unknown', '이용자, {}: 확인 {}건, 잃음 {}건, 중복 {}건, 생겨난 돈 {}, 초과 인출 {}건, 거절 {}건 (Retry-After 없음 {}건), 결과 모름 {}건'],
  'runbook.switch-over.title': ['', '계획에 따라 한 사이트가 모두 맡게 하기'],
  'runbook.switch-over.explanation': ['', '선택한 사이트가 모든 것을 맡습니다. 빠져 있으면 먼저 복귀시켜 따라잡게 합니다. 그런 다음 상대 사이트는 새 요청을 받지 않고, 받은 것이 모두 확인되면 분리됩니다. 보류 중인 것은 남지 않습니다.'],
  'runbook.drain.title': ['', '계획된 작업을 위해 사이트 분리하기'],
  'runbook.drain.explanation': ['', '선택한 사이트는 새 요청을 받지 않고, 받은 것이 모두 확인되면 분리됩니다. 보류 중인 것은 남지 않습니다.'],
  'runbook.isolation-drill.title': ['', '훈련: 두 사이트 사이의 연결 끊기'],
  'runbook.isolation-drill.explanation': ['', '사람이 두 사이트 사이의 연결을 끊습니다. 두 사이트의 전원은 그대로입니다. 정족수가 정확히 한 사이트를 격리하고 다른 사이트가 단독으로 결정하는지 확인합니다. 사람이 연결을 되살리면 격리된 사이트가 따라잡고 다시 참여합니다. 정족수가 스스로 선언하는 정책이어야 합니다.'],
  'runbook.site-loss-drill.title': ['', '훈련: 한 사이트 잃기'],
  'runbook.site-loss-drill.explanation': ['', '선택한 사이트의 모든 서버의 전원을 끊습니다. 이 운영 서버가 그 사이트에 있으면 이것도 꺼지고, 상대 운영 서버가 훈련을 이어받습니다. 중단이 선언되면 상대 사이트가 단독으로 결정합니다. 그런 다음 사이트를 켜서 복귀시키고 따라잡게 합니다. 두 사이트가 확인한 것은 잃지 않습니다. 그 사이 상대 사이트가 실패하면 훈련을 멈추고 사이트를 되살립니다.'],
  'runbook.surge-drill.title': ['', '훈련: 한 사이트를 잃고 상대 사이트가 두 사이트의 몇 배 부하를 맡기'],
  'runbook.surge-drill.explanation': ['', '선택한 사이트의 모든 서버의 전원을 끊습니다. 상대 사이트가 단독으로 결정하면, 두 사이트 밖의 이용자를 가진 사람이 두 사이트의 평소 부하의 몇 배를 보내고 이용자가 본 것을 제출합니다. 그런 다음 사이트를 켜서 복귀시키고 따라잡게 합니다. 판정은 이용자가 본 것을 따릅니다. 확인된 것을 잃지 않고, 돈이 생겨나지 않으며, 넘치는 요청은 다시 할 시각과 함께 거절되고, 급증이 끝나면 곧 전과 같아야 합니다. 그 사이 상대 사이트가 실패하면 훈련을 멈추고 사이트를 되살립니다.'],
  'runbook.recover-site.title': ['', '잃은 사이트 되살리기'],
  'runbook.recover-site.explanation': ['', '중단이 아직 선언되지 않았으면 선언합니다. 전원 제어기로 서버를 필요한 순서대로 켜고, 복귀시켜 상대 사이트를 따라잡게 합니다. 이용자는 알아채지 못합니다. 정상인 사이트는 그대로 둡니다.'],
  'runbook.rolling-restart.title': ['', '두 사이트의 애플리케이션을 차례로 다시 시작하기'],
  'runbook.deploy-release.title': ['', '한 사이트에 새 버전 설치하기'],
  'runbook.ops-loss-drill.title': ['', '훈련: 운영 서버 하나 잃기'],
  'runbook.ops-loss-drill.explanation': ['', '선택한 사이트의 운영 서버 전원을 끊습니다. 이 서버일 때도 마찬가지이며, 상대 운영 서버가 훈련을 이어받습니다. 두 사이트는 정상 상태로 계속 결정합니다. 그런 다음 다시 켜서 투표하게 합니다. 이용자는 알아채지 못합니다.'],
  'runbook.rolling-restart.explanation': ['', '한 사이트를 분리하고 애플리케이션 서버를 정상 종료한 뒤 다시 켜서 따라잡게 합니다. 그런 다음 상대 사이트도 그렇게 합니다. 보류 중인 것은 남지 않으며 언제나 한 사이트가 서비스합니다. 데이터베이스와 운영 서버는 그대로 둡니다.'],
  'the-site': ['the site', '선택한 사이트'],
  'the-peer': ['the other site', '상대 사이트'],
  'drill.last': ['{}: last drill passed {} ago', '{}: 마지막 훈련 통과 {} 전'],
  'drill.never': ['{}: no drill passed yet', '{}: 통과한 훈련 없음'],
  'run.WAITING': ['waiting', '대기'],
  'run.RUNNING': ['running', '진행 중'],
  'run.COMPLETED': ['done', '완료'],
  'run.PASSED': ['PASSED', '통과'],
  'run.FAILED': ['FAILED', '실패'],
  'run.STOPPED': ['STOPPED', '중지'],
  'run.ABORTED': ['aborted', '중단됨'],
  'notices.title': ['Notices', '공지'],
  'notices.none': ['Nothing is the matter. Both sites serve.', '이상이 없습니다. 두 사이트가 모두 서비스 중입니다.'],
  'notices.add': ['Publish a notice', '공지 올리기'],
  'notices.edit': ['Add to this notice', '이 공지에 덧붙이기'],
  'notices.close': ['the matter is over', '상황이 끝났음'],
  'notices.publish': ['Publish', '게시'],
  'notices.public': ['Public page', '공개 페이지'],
  'notice.open': ['OPEN', '진행 중'],
  'notice.closed': ['CLOSED', '종료'],
  'notice.since': ['Since', '시작'],
  'notice.what': ['What happened', '무슨 일'],
  'notice.affected': ['What is affected', '영향'],
  'notice.done': ['What was done', '조치'],
  'notice.cause': ['Cause, as far as known', '원인 (확인된 범위)'],
  'notice.next': ['Next update by', '다음 공지 예정'],
  'notice.until': ['Until', '종료'],
  'notice.lasted': ['lasted', '지속 시간'],
  'notice.updates': ['Updates', '경과'],
  'notice.age': ['As of {}', '{} 기준'],
  'notice.unreachable': ['This page cannot reach its server; it tries again by itself.', '서버에 연결할 수 없습니다. 자동으로 다시 시도합니다.'],
  'audit.title': ['What one site has and the other does not', '한쪽에만 있는 것'],
  'audit.none': ['No finding: each site has what the other has.', '지적 사항 없음: 두 사이트가 같은 것을 가지고 있습니다.'],
  'audit.asset': ['Asset', '자산'],
  'audit.finding': ['Finding', '지적'],
  'audit.fix': ['How to fix it', '조치 방법'],
  'audit.known': ['{}: {} assets, looked at {} s ago', '{}: 자산 {}개, {}초 전 확인'],
  'audit.findings': ['Findings', '지적 사항'],
  'audit.severity.CRITICAL': ['critical', '심각'],
  'audit.severity.WARNING': ['warning', '경고'],
  'audit.severity.NOTE': ['note', '참고'],
  'audit.missing': ['missing', '없음'],
  'audit.assets': ['All assets', '전체 자산'],
  'trail.title': ['Who did what', '누가 무엇을 했는가'],
  'trail.intact': ['{} entries of {}, intact', '{}건, {}, 온전함'],
  'trail.second': ['Word of the second person', '두 번째 사람의 결정'],
  'trail.account': ['Account', '계정'],
  'trail.none': ['Nothing yet.', '아직 없습니다.'],
  'gone': ['{} does not answer. It is tried again by itself.', '{} 서버가 응답하지 않습니다. 자동으로 다시 시도합니다.'],
  'gone.other': ['Its views now come from {}.', '지금은 {}에서 보여 줍니다.'],
  'gone.open': ['Open the console of {}', '{} 콘솔 열기'],
  'back': ['{} answers again.', '{} 서버가 다시 응답합니다.'],
  'live.connected': ['live', '실시간'],
  'plots.none': ['No values yet.', '아직 값이 없습니다.'],
  'plots.last': ['last {} minutes', '최근 {}분'],
};

const languages = ['en', 'ko'];
let language = pick();

function pick() {
  const asked = new URLSearchParams(location.search).get('lang');
  if (languages.includes(asked)) return asked;
  return (navigator.language || 'en').startsWith('ko') ? 'ko' : 'en';
}

export const current = () => language;

export function choose(next) {
  language = languages.includes(next) ? next : 'en';
  document.documentElement.lang = language;
}

export const knows = (key) => key in WORDS;

export const other = () => (language === 'en' ? 'ko' : 'en');

/** The words of this key; each {} stands for the next argument. */
export function t(key, ...values) {
  const words = WORDS[key];
  const text = words ? words[languages.indexOf(language)] : key;
  let next = 0;
  return text.replace(/\{\}/g, () => String(values[next++]));
}

export function translatePage() {
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = t(node.dataset.text);
  const button = document.getElementById('language');
  if (button) {
    button.textContent = language === 'en' ? '한국어' : 'English';
    button.lang = other();
  }
}

export function time(iso) {
  return new Date(iso).toLocaleString(language === 'ko' ? 'ko-KR' : 'en-GB', { hour12: false });
}

export function clock(iso) {
  return new Date(iso).toLocaleTimeString(language === 'ko' ? 'ko-KR' : 'en-GB', { hour12: false });
}

/** Milliseconds as people read them: from ten seconds on in seconds. */
export function millis(value) {
  if (value === null || value === undefined) return ['–', 'ms'];
  return value < 10000 ? [value.toLocaleString(), 'ms'] : [Math.round(value / 1000).toLocaleString(), 's'];
}

export function duration(seconds) {
  const units = language === 'ko' ? ['시간', '분', '초'] : ['h', 'min', 's'];
  const parts = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const text = parts.map((n, i) => (n ? `${n} ${units[i]}` : '')).filter(Boolean).join(' ');
  return text || `0 ${units[2]}`;
}
