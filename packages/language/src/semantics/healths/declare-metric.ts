/** A metric that a model speaks of and no health has: how the health of its file would declare it. */
import type { Fix } from '../../diagnostics/index.ts';
import type { ReadingUnit } from '../distributions/unit.ts';
import { written } from '../suggest.ts';
import type { Healths } from './checked-health.ts';

/** A guess at what is still good, in its unit. */
const THRESHOLDS: Readonly<Record<ReadingUnit, string>> = { time: '500ms', percent: '1%', number: '100' };

/** Behind the last metric of the file's only health, looked at as that is; undefined where there are several healths, or none. */
export function declareMetric(
  healths: Healths,
  path: string,
  name: string,
  unit: ReadingUnit | undefined,
): Fix | undefined {
  const [only, ...more] = [...healths.values()].filter(({ health }) => health.location.path === path);
  if (only === undefined || more.length > 0) return undefined;
  const last = only.node.items.findLast((item) => item.kind === 'metric');
  if (last === undefined) return undefined;
  const isCompared = last.items.some(({ kind }) => kind === 'compare-to-baseline');
  const test = isCompared ? 'compare to baseline' : `threshold ${THRESHOLDS[unit ?? 'percent']}`;
  const end = last.span.end;
  return {
    title: `Declare \`${written(name)}\` in the health \`${written(only.health.name)}\``,
    safety: 'unsafe',
    edits: [{ path, span: { start: end, end }, text: `\n  metric ${written(name)} { bad when higher  ${test} }` }],
  };
}
