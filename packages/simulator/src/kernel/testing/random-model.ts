import type { Known } from './known.ts';
import type { Pick } from './pick.ts';
import { randomBug } from './random-bugs.ts';
import { randomMetrics } from './random-metrics.ts';

export interface RandomModel {
  readonly text: string;
  readonly bugs: readonly string[];
  /** Those that plain gates and watches can go by; and one that takes a canary. */
  readonly checks: readonly string[];
  readonly canary: string | null;
  /** The level of one attempt. */
  readonly item: string;
  /** Most of what is deployed goes server by server. */
  readonly rolls: boolean;
  /** Exposure makes some bug show. */
  readonly surfacing: boolean;
  /** Checks by metrics. */
  readonly healths: string;
}

/** Durations from a small set, so that many things happen at one instant; some random, some of no length. */
export function duration(pick: Pick): string {
  return pick.of([
    '5m',
    '5m',
    '10m',
    '10m',
    '10m',
    '15m',
    '30m',
    '1h',
    '0s',
    'mix(50% 5m, 50% 10m)',
    'uniform(1m..20m)',
    'exponential(mean 12m)',
    'lognormal(median 10m, sigma 0.5)',
    'erlang(2, mean 20m)',
  ]);
}

/** Of some length. */
function span(pick: Pick): string {
  return pick.of(['5m', '10m', '20m', '1h', 'mix(50% 5m, 50% 10m)', 'exponential(mean 30m)']);
}

export function randomModel(pick: Pick, known: Known): RandomModel {
  const { racks, placed, people } = known;
  const lines: string[] = [];
  const rolls = pick.chance(0.25);
  const item = rolls || pick.chance(0.75) ? 'server' : pick.of(racks ? ['rack', 'cluster'] : ['cluster']);
  if (item !== 'server') pick.says('items larger than a server');
  const ready = pick.chance(0.2) ? ` ready after ${pick.of(['1m', '5m'])}` : '';
  if (ready !== '') pick.says('ready after');
  lines.push(`deploy takes ${duration(pick)} per ${item}${ready}`);
  if (pick.chance(0.5)) {
    lines.push(`switch takes ${duration(pick)}`);
    pick.says('switch takes');
  }
  for (const lever of people.rings.length > 0 ? ['flag', 'release'] : []) {
    if (!pick.chance(0.6)) continue;
    lines.push(`${lever} takes ${duration(pick)}`);
    pick.says(`${lever} takes`);
  }
  if (people.rings.length > 0 && pick.chance(0.5)) {
    lines.push(`fast track ${pick.of(['20%', '60%'])} of changes`);
    pick.says('fast track');
  }
  if (pick.chance(rolls ? 0.9 : 0.55)) {
    const after = pick.chance(0.3) ? ` after ${duration(pick)}` : '';
    if (after !== '') pick.says('failed attempts take their own time');
    const retry = pick.chance(0.6) ? ` retry ${pick.int(1, 2)}` : '';
    if (retry !== '') pick.says('retries of attempts');
    lines.push(`deploy fails ${pick.of(['5%', '20%', '50%'])} per ${item}${after}${retry}`);
    pick.says('failures');
    if (item === 'server' && racks && pick.chance(0.3)) {
      lines.push(`deploy fails ${pick.of(['5%', '20%'])} per rack`);
      pick.says('failures at several levels');
    }
    if (item !== 'cluster' && pick.chance(0.3)) {
      lines.push('deploy fails 10% per cluster');
      pick.says('failures at several levels');
    }
  }
  if (pick.chance(0.7)) {
    lines.push(`rollback takes ${duration(pick)} per ${pick.chance(0.8) ? item : 'cluster'}`);
    pick.says('rollback takes');
  }
  if (pick.chance(0.25)) {
    lines.push('rollback fails 20%');
    pick.says('rollback fails');
  }
  if (pick.chance(0.3)) {
    lines.push(`repair takes ${span(pick)} per server`);
    pick.says('repair');
  }

  const bugs: string[] = [];
  let surfacing = false;
  const metrics = randomMetrics(pick);
  const bug = (): string => {
    const made = randomBug(pick, `b${bugs.length + 1}`, known, metrics);
    bugs.push(made.name);
    if (made.surfaces) surfacing = true;
    return made.text;
  };
  const count = pick.chance(0.85) ? pick.int(1, 3) : 0;
  if (count >= 2 && pick.chance(0.3)) {
    const group = [bug(), bug()].map((text) => text.replace(/present \d+%/, 'present 40%'));
    lines.push(
      'at most one {',
      ...group.map((text) => `  ${text.includes('present') ? text : text.replace('{', '{ present 40% ')}`),
      '}',
    );
    pick.says('at most one');
  }
  while (bugs.length < count) lines.push(bug());

  lines.push(...metrics.readings);
  const checks = [metrics.plain ?? 'health', ...(pick.chance(0.4) ? ['slow'] : [])];
  if (checks.length > 1) pick.says('several checks');
  for (const check of [...checks, ...(metrics.canary === null ? [] : [metrics.canary])]) {
    const byMetrics = metrics.readings.length > 0 && (check === metrics.plain || check === metrics.canary);
    const gate: string[] = [`detects ${pick.of(['50%', '90%', '100%'])}`];
    if (!byMetrics && bugs.length > 0 && pick.chance(0.3)) {
      gate.push(`detects ${pick.of(['0%', '70%'])} of ${pick.of(bugs)}`);
      pick.says('detects of a bug');
    }
    if (pick.chance(0.3)) {
      gate.push('blind to 30% of bugs');
      pick.says('blind');
    }
    if (!byMetrics && pick.chance(0.5)) {
      gate.push(`false alarm ${pick.of(['10%', '30%'])}`);
      pick.says('false alarm of a gate');
    }
    if (byMetrics) gate.push(`takes ${pick.of(['10m', '30m'])}`);
    else if (pick.chance(0.6)) gate.push(`takes ${duration(pick)}`);
    lines.push(`gate ${check} { ${gate.join('  ')} }`);
    if (check === metrics.canary) continue;
    const watch: string[] = [
      `detects ${pick.of(['50%', '100%'])}${pick.chance(0.7) ? ` after ${duration(pick)}` : ''}`,
    ];
    if (bugs.length > 0 && pick.chance(0.3)) watch.push(`detects 30% of ${pick.of(bugs)} after ${duration(pick)}`);
    if (pick.chance(0.4)) {
      watch.push(`false alarm ${pick.of(['20%', '60%'])} per ${pick.of(['hour', 'day'])}`);
      pick.says('false alarm of a watch');
    }
    lines.push(`watch ${check} { ${watch.join('  ')} }`);
  }
  if (placed && pick.chance(0.3)) {
    // Where many nodes have outages each of them is rare, or there would always be one.
    const level = pick.of(['region', 'region', 'cluster', racks ? 'rack' : 'server']);
    const chances =
      level === 'region' ? ['10% per hour', '40% per hour', '40% per day'] : ['10% per day', '40% per day'];
    lines.push(`outage of each ${level} ${pick.of(chances)} lasts ${span(pick)}`);
    pick.says('outage');
    if (pick.chance(0.3)) {
      lines.push(
        `outage of each ${level === 'region' ? 'cluster 40% per day' : 'region 10% per hour'} lasts ${span(pick)}`,
      );
      pick.says('outages at two levels');
    }
  }
  const text = ['model numbers {', ...lines.map((line) => `  ${line}`), '}'].join('\n');
  return { text, bugs, checks, canary: metrics.canary, item, rolls, surfacing, healths: metrics.text };
}
