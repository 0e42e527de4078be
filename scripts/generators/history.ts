// examples/careful/history.csv: a release log drawn from known numbers, so that what `rollout calibrate` says of it can be held against them.
import { lawOf } from '../../packages/simulator/src/distributions/law-of.ts';
import { log } from '../../packages/simulator/src/math/log.ts';
import { drawKey, streamOf, uniform } from '../../packages/simulator/src/random/index.ts';
import type { Generator } from '../generator.ts';

const FILE = 'examples/careful/history.csv';
const RELEASES = 190;
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const CLUSTERS = ['w-1', 'w-2', 'w-3', 'e-1', 'e-2', 'e-3'];
/** Half of all deployments of a cluster take no more than 30 minutes. */
const TAKES = lawOf({ kind: 'lognormal', mu: log(30 * MINUTE), sigma: 0.25 });
const FAILS = 0.01;
/** The chance that a release is found to have a bug at its k-th cluster, if none was found before. */
const FOUND = [0.03, 0.015, 0.015, 0.005, 0.005, 0.005];
/** A release begins on a Monday or a Thursday. */
const FIRST = Date.UTC(2024, 8, 2, 9);
const DAYS_BETWEEN = [3, 4];
/** How long is waited after each cluster. */
const SOAK = [DAY, DAY / 2, DAY / 2, DAY / 2, DAY / 2];

interface Attempt {
  readonly start: number;
  readonly end: number;
  readonly failed: boolean;
}

function historyCsv(): string {
  const key = drawKey('a release log');
  const rows = ['release,cluster,start,end,failed,found,rolled back'];
  let begins = FIRST;
  for (let release = 1; release <= RELEASES; release++) {
    const name = `r${String(release).padStart(3, '0')}`;
    const takes = streamOf(key, name, 'takes');
    const fails = streamOf(key, name, 'fails');
    const found = streamOf(key, name, 'found');
    let now = begins;
    let ordinal = 0;
    for (const [k, cluster] of CLUSTERS.entries()) {
      const isFound = uniform(found, 0, k) < (FOUND[k] ?? 0);
      let attempt: Attempt;
      do {
        // To the second, as logs have it.
        const time = Math.round(TAKES.sample(uniform(takes, 0, ordinal)) / 1000) * 1000;
        attempt = { start: now, end: now + time, failed: uniform(fails, 0, ordinal) < FAILS };
        ordinal++;
        now = attempt.end;
        const says = isFound && !attempt.failed ? ['yes', 'yes'] : ['', ''];
        rows.push(
          [name, cluster, iso(attempt.start), iso(attempt.end), attempt.failed ? 'yes' : 'no', ...says].join(','),
        );
      } while (attempt.failed);
      if (isFound) break;
      now += SOAK[k] ?? 0;
    }
    begins += (DAYS_BETWEEN[release % 2] ?? 3) * DAY;
  }
  return `${rows.join('\n')}\n`;
}

function iso(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}

const generator: Generator = {
  owns: [FILE],
  generate: () => new Map([[FILE, historyCsv()]]),
};

export default generator;
