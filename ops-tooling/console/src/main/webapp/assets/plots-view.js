import { t } from './words.js';
import { make } from './page.js';
import { plot } from './plot.js';

const MINUTES = 5;
export const plots = { draw };

function draw({ state }) {
  if (state.samples.length === 0) return make('p', {}, t('plots.none'));
  const names = state.samples.at(-1).sites.map((one) => one.site);
  const line = (value) => names.map((name) => ({
    name, points: state.samples.map((sample, i) => [sample.at, value(of(sample, name), of(state.samples[i - 1], name), sample, state.samples[i - 1])]),
  }));
  return make('div', { class: 'plots' },
    plot(t('lag'), t('lag.note'), t('lag.unit'), line((now) => (now.lagMillis == null ? null : now.lagMillis / 1000)), MINUTES),
    plot(t('backlog'), t('backlog.note'), t('backlog.unit'), line((now) => now.unacknowledged ?? null), MINUTES),
    plot(t('throughput'), t('throughput.note'), t('throughput.unit'), line(rate), MINUTES),
    plot(t('latency'), t('latency.note'), t('latency.unit'), line((now) => now.answerMillis ?? null), MINUTES));
}

const of = (sample, name) => sample?.sites.find((one) => one.site === name) || {};

/** Events a second; a new incarnation begins again at nothing, which is no negative rate. */
function rate(now, before, sample, last) {
  if (now.written == null || before.written == null || !last || sample.at === last.at) return null;
  return Math.max(0, ((now.written - before.written) * 1000) / (sample.at - last.at));
}
