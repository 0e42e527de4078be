/** What the canary judge is asked with: a health of a file, and files of samples that have what it needs. */
import type { Health } from '@rollout/language';
import type { JudgeHealth, MetricSamples } from '@rollout/simulator';
import { AskingError } from '../asking/asking-error.ts';
import { listed } from '../asking/quoting.ts';
import type { SampleFile } from './samples-in.ts';

/** The health of that name; the only one, where nobody has named one. `shown`: what the file is called. Throws an `AskingError` where there is none, or no single one. */
export function healthCalled(healths: readonly Health[], shown: string, wanted: string | undefined): Health {
  const names = healths.map(({ name }) => name).join(', ');
  const [only, ...more] = healths;
  if (only === undefined) {
    throw new AskingError(`${shown} has no health`, 'plan', 'A health is declared as: health NAME { metric … }.');
  }
  if (wanted === undefined) {
    if (more.length === 0) return only;
    throw new AskingError(`${shown} has several healths`, 'asked', `Choose one with --health: ${names}.`);
  }
  const health = healths.find(({ name }) => name === wanted);
  if (health !== undefined) return health;
  throw new AskingError(`${shown} has no health called ${wanted}`, 'asked', `It has ${names}.`);
}

/** Names of the metrics that are judged by what the old version has at the same time. */
export function comparedMetrics({ metrics }: JudgeHealth): readonly string[] {
  return metrics.filter(({ threshold }) => threshold === null).map(({ name }) => name);
}

/** Throws an `AskingError` where metrics are compared with a baseline, and there is none. */
export function needsBaseline(health: JudgeHealth, isThere: boolean): void {
  const compared = comparedMetrics(health);
  if (compared.length === 0 || isThere) return;
  const are = compared.length > 1 ? 'are' : 'is';
  throw new AskingError(`--baseline is missing: ${compared.join(', ')} ${are} compared with it`, 'asked');
}

/** The samples of each metric. Throws an `AskingError` for a file without a metric that is needed of it, and for what is no number. */
export function samplesFor(
  health: JudgeHealth,
  canary: SampleFile,
  baseline: SampleFile | null,
): ReadonlyMap<string, MetricSamples> {
  needsBaseline(health, baseline !== null);
  const compared = comparedMetrics(health);
  seeMetrics(
    health.metrics.map(({ name }) => name),
    canary,
  );
  if (baseline !== null) seeMetrics(compared, baseline);
  return new Map(
    health.metrics.map(({ name }) => {
      const before = baseline !== null && compared.includes(name) ? baseline.samples(name) : [];
      return [name, { canary: canary.samples(name), baseline: before }];
    }),
  );
}

function seeMetrics(metrics: readonly string[], file: SampleFile): void {
  const missing = metrics.filter((name) => !file.metrics.includes(name));
  if (missing.length === 0) return;
  const has = listed(file.metrics.filter((name) => name !== ''));
  const help = `It has ${has === '' ? 'none at all' : has}. A metric is found by its name.`;
  if (missing.length === metrics.length) {
    throw new AskingError(`${file.name} has none of the metrics ${metrics.join(', ')}`, 'data', help);
  }
  throw new AskingError(`${file.name} has no samples of ${missing.join(', ')}`, 'data', help);
}
