// Sentences that the servers write, in the reader's language where the page knows them. What it does not know stays as
// it came: the details of a step, what an operator wrote, and what a later version says.
import { current } from './words.js';

const ENGLISH = [
  [/^DeclareLost (.+)$/, '$1 declared lost'],
  [/^Rejoin (.+)$/, '$1 rejoins'],
  [/^Activate (.+)$/, '$1 active'],
  [/^Drain (.+)$/, '$1 drained'],
  [/^Admit (.+)$/, '$1 admitted'],
  [/^Genesis$/, 'both sites admitted'],
];

const KOREAN = [
  // What was decided.
  [/^DeclareLost (.+)$/, '$1 중단 선언'],
  [/^Rejoin (.+)$/, '$1 복귀 시작'],
  [/^Activate (.+)$/, '$1 정상'],
  [/^Drain (.+)$/, '$1 분리'],
  [/^Admit (.+)$/, '$1 승인'],
  [/^Genesis$/, '두 사이트 승인'],
  [/^Leave it to people, prefer (.+)$/, '사람이 선언, $1 우선'],
  [/^Declare automatically, prefer (.+)$/, '자동으로 선언, $1 우선'],
  // Why something was refused.
  [/^name or password are wrong$/, '이름이나 비밀번호가 틀렸습니다.'],
  [/^too many attempts to log in$/, '로그인 시도가 너무 많습니다. 잠시 뒤에 다시 하십시오.'],
  [/^somebody else has to approve what you asked for$/, '자신이 요청한 것은 다른 사람이 승인해야 합니다.'],
  [/^this takes the role (.+)$/, '$1 역할이 필요합니다.'],
  [/^(.+) is alive: (.+)$/, '$1 사이트가 살아 있습니다: $2'],
  // Steps of runs.
  [/^(.+) carries everything$/, '$1: 모두 맡고 있음'],
  [/^(.+) still decides alone$/, '$1: 여전히 단독 결정'],
  [/^send (.+) the load of both sites$/, '$1: 두 사이트의 부하 받기'],
  [/^(.+) decides alone$/, '$1: 단독 결정'],
  [/^(.+) is known to be out$/, '$1: 중단으로 확인'],
  [/^(.+) is lost$/, '$1: 중단'],
  [/^(.+) rejoins$/, '$1: 복귀'],
  [/^(.+) takes part$/, '$1: 다시 참여'],
  [/^both sites go on$/, '두 사이트: 계속 운영'],
  [/^both sites take part$/, '두 사이트: 다시 참여'],
  [/^one site carries on$/, '한 사이트: 이어서 운영'],
  [/^close (.+)$/, '$1: 새 요청 받지 않기'],
  [/^drain (.+)$/, '$1: 분리'],
  [/^cut the link$/, '연결 끊기'],
  [/^heal the link$/, '연결 되살리기'],
  [/^cut the power of (.+)$/, '$1: 전원 끊기'],
  [/^switch (.+) on$/, '$1: 켜기'],
  [/^end the application of (.+)$/, '$1: 애플리케이션 종료'],
  [/^steady state before$/, '시작 전 정상 상태 확인'],
  [/^steady state after$/, '끝난 뒤 정상 상태 확인'],
  [/^proposed$/, '제안됨'],
  [/^fenced$/, '격리됨'],
  [/^fenced at both sites$/, '두 사이트에서 격리됨'],
  [/^regency began$/, '단독 결정 시작'],
  [/^caught up$/, '따라잡음'],
  [/^regency ended$/, '단독 결정 끝'],
  [/^active$/, '정상'],
  [/^active at both sites$/, '두 사이트에서 정상'],
  // What is measured.
  [/^closed to clients$/, '이용자에게 닫힌 시간'],
  [/^cut until one site decides alone$/, '끊은 뒤 단독 결정까지'],
  [/^healed until both take part$/, '되살린 뒤 다시 참여까지'],
  [/^ops server dead until it votes again$/, '운영 서버가 다시 투표하기까지'],
  [/^first site out$/, '첫 사이트가 빠진 시간'],
  [/^other site out$/, '다른 사이트가 빠진 시간'],
  [/^power cut until the other site decides alone$/, '전원 차단 뒤 상대 사이트 단독 결정까지'],
  [/^switched on until both take part$/, '켠 뒤 두 사이트 참여까지'],
  [/^switched on until it answers$/, '켠 뒤 응답까지'],
  [/^until it takes part again$/, '다시 참여하기까지'],
  [/^clients without messages$/, '이용자가 메시지를 쓰지 못한 시간'],
  [/^clients without transfers$/, '이용자가 송금하지 못한 시간'],
  [/^clients back to normal$/, '급증 뒤 이용자가 평소로 돌아오기까지'],
  // Parameters of runbooks.
  [/^times: how many times the usual load of both sites$/, '두 사이트 평소 부하의 몇 배'],
  [/^lasting: how long the surge lasts$/, '급증이 이어지는 시간'],
  [/^site: the site that is dead$/, '죽은 사이트'],
  [/^site: the site that is restarted first$/, '먼저 다시 시작할 사이트'],
  [/^site: the site that is taken out$/, '분리할 사이트'],
  [/^site: the site that will carry everything$/, '모두 맡을 사이트'],
  [/^site: the site whose console the drill is started at$/, '훈련을 시작하는 콘솔의 사이트'],
  [/^site: the site whose ops server dies$/, '운영 서버를 잃을 사이트'],
  [/^site: the site whose power is cut$/, '전원을 끊을 사이트'],
  // Findings of the audit.
  [/^missing at (.+)$/, '$1에 없음'],
  [/^differs between the sites$/, '두 사이트가 서로 다름'],
  [/^(.+) has none, as far as its ops server can see$/, '$1에 없음 (운영 서버가 볼 수 있는 범위)'],
  [/^what is known of it is (\d+) seconds old$/, '$1초 전에 알려진 내용'],
  [/^nothing has ever been heard of it$/, '아직 들은 것이 없음'],
  [/^install the same release at both sites; each ops server's depot holds one$/, '두 사이트에 같은 릴리스를 설치합니다. 각 운영 서버의 보관소에 하나씩 있습니다.'],
  [/^write the configuration again with the same script$/, '같은 스크립트로 구성을 다시 만듭니다.'],
  [/^copy the file into the directory depot of the ops server's data directory$/, '운영 서버 데이터 디렉터리의 depot에 파일을 복사합니다.'],
  [/^start the release that the other site runs; it migrates its database$/, '상대 사이트와 같은 릴리스를 시작하면 데이터베이스가 맞추어집니다.'],
  [/^give both sites the same value and start their servers again$/, '두 사이트에 같은 값을 주고 서버를 다시 시작합니다.'],
  [/^the ops servers tell each other their keys as soon as they reach each other$/, '두 운영 서버가 서로 연결되면 스스로 키를 주고받습니다.'],
  [/^make the account at the other console too: PUT (.+)$/, '상대 콘솔에도 계정을 만듭니다: PUT $1'],
  [/^install the same release of the ops server at both sites$/, '두 사이트에 같은 릴리스의 운영 서버를 설치합니다.'],
  [/^install the same version of WildFly and Java at both sites$/, '두 사이트에 같은 버전의 WildFly와 Java를 설치합니다.'],
  [/^have the site's database backed up daily into (.+)$/, '사이트의 데이터베이스를 날마다 $1에 백업합니다.'],
  [/^give the ops server the address and the account of the power controllers$/, '운영 서버에 전원 제어기의 주소와 계정을 알려 줍니다.'],
  [/^look again when the ops server of (.+) answers$/, '$1의 운영 서버가 응답하면 다시 확인합니다.'],
  // Classes of assets.
  [/^deployable$/, '배포물'], [/^configuration$/, '구성'], [/^depot$/, '보관소'], [/^schema$/, '스키마'], [/^secret$/, '비밀'],
  [/^key$/, '키'], [/^account$/, '계정'], [/^runbook$/, '런북'], [/^distribution$/, '배포판'], [/^backup$/, '백업'],
  [/^power$/, '전원'], [/^site$/, '사이트'], [/^\(any\)$/, '(전체)'],
];

/** The sentence in the reader's language; as it came if the page does not know it. */
export function phrase(text) {
  const found = (current() === 'ko' ? KOREAN : ENGLISH).find(([pattern]) => pattern.test(text));
  return found ? text.replace(found[0], found[1]) : text;
}
