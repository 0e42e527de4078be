/** What a check goes by: the metrics of its health, or the numbers that the model gives for it. */
import type { CheckedHealth, Healths } from '../healths/checked-health.ts';
import type { BugDraft, ModelDraft } from './draft.ts';

/**
 * `metrics`: each of its metrics has a reading. `partly`: some have. `numbers`: none has, and the model says what it
 * detects, or it has no metrics. `nothing`: it has metrics, and the model says nothing of it.
 */
export type Sight = 'metrics' | 'partly' | 'numbers' | 'nothing';

export function sightOf(check: string, draft: ModelDraft, healths: Healths): Sight {
  const checked = healths.get(check);
  if (checked === undefined) return 'numbers';
  const unread = unreadMetrics(checked, draft).length;
  if (unread === 0) return 'metrics';
  if (unread < checked.health.metrics.length) return 'partly';
  return hasNumbers(check, draft) ? 'numbers' : 'nothing';
}

/** Names of the health's metrics of which the model does not say how they read. */
export function unreadMetrics({ health }: CheckedHealth, { readings, unreadable }: ModelDraft): readonly string[] {
  return health.metrics.map(({ name }) => name).filter((name) => !readings.has(name) && !unreadable.has(name));
}

/** The bugs that move one of the health's metrics, as declared. */
export function movingBugs({ health }: CheckedHealth, { bugs }: ModelDraft): readonly BugDraft[] {
  const names = new Set(health.metrics.map(({ name }) => name));
  return [...bugs.values()].filter(({ moves }) => [...moves.keys()].some((metric) => names.has(metric)));
}

function hasNumbers(check: string, { gates }: ModelDraft): boolean {
  const gate = gates.get(check);
  return gate !== undefined && (gate.detects ?? gate.falseAlarm ?? [...gate.detectsBug][0]) !== undefined;
}
