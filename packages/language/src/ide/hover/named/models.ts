/** Models, bugs, checks, metrics. */
import type { SourceFile } from '../../../semantics/index.ts';
import type { Bug, GateNumbers, Health, Metric, Model, WatchNumbers } from '../../../syntax/tree.ts';
import { dedented } from '../excerpt.ts';
import { code, counted, rollout, series } from '../markdown.ts';
import type { Told } from './named.ts';

const MOST_SENTENCES = 10;

export function modelTold(file: SourceFile, { items, extends: base }: Model): Told {
  const bugs = items.flatMap((item) => (item.kind === 'bug' ? [item] : item.kind === 'at-most-one' ? item.bugs : []));
  const checks = new Set(
    items.flatMap((item) => (item.kind === 'gate-numbers' || item.kind === 'watch-numbers' ? [item.check.text] : [])),
  );
  const sentences = items.flatMap((item) => {
    if (item.kind === 'bug' || item.kind === 'at-most-one') return [];
    return [dedented(file.text, item.span.start, item.span.end)];
  });
  const shown = sentences.slice(0, MOST_SENTENCES);
  const rest = sentences.length > shown.length ? ['…'] : [];
  return {
    summary: [
      bugs.length === 0
        ? 'no bugs'
        : `${counted(bugs.length, 'bug')}: ${series(bugs.map(({ name }) => code(name.text)))}`,
      ...(base === undefined ? [] : [`above ${code(base.text)}`]),
    ].join('; '),
    details: [
      checks.size === 0 ? undefined : `Checks: ${series([...checks].map((check) => code(check)))}.`,
      shown.length === 0 ? undefined : rollout([...shown, ...rest].join('\n')),
    ],
  };
}

export function bugTold({ span, items }: Bug): Told {
  const behind = items.find((item) => item.kind === 'behind');
  const isFound = items.some((item) => item.kind === 'shows' && item.how === 'found');
  const surfaces = items.some((item) => item.kind === 'surfaces');
  const present = items.find((item) => item.kind === 'present');
  const chance = present?.kind === 'present' && present.share?.kind === 'percent' ? present.share.text : undefined;
  const shows = items.some((item) => item.kind === 'shows' && item.how !== 'found');
  const ways = [
    ...(chance === undefined ? [] : [`is in ${chance} of releases`]),
    ...(surfaces ? ['shows with time under load'] : []),
    ...(shows ? ['shows as places or rings are done'] : []),
    ...(isFound ? ['is found as places or rings are done'] : []),
    ...(behind?.kind === 'behind' ? [`is behind ${code(behind.flag.text)}`] : []),
  ];
  return { summary: ways.length === 0 ? 'a class of bug that a release may carry' : series(ways), shown: span };
}

export function checkTold({ kind, span }: GateNumbers | WatchNumbers): Told {
  return { summary: kind === 'gate-numbers' ? 'what it sees as a gate' : 'what it sees while it watches', shown: span };
}

export function healthTold({ items, span }: Health): Told {
  const metrics = items.flatMap((item) => (item.kind === 'metric' ? [code(item.name.text)] : []));
  return { summary: metrics.length === 0 ? 'a check without metrics' : `looks at ${series(metrics)}`, shown: span };
}

export function metricTold({ items, span }: Metric): Told {
  const isCritical = items.some(({ kind }) => kind === 'critical');
  const hasThreshold = items.some(({ kind }) => kind === 'threshold');
  const way = hasThreshold ? 'held against a threshold' : 'compared with the baseline';
  return { summary: isCritical ? `${way}; critical` : way, shown: span };
}

/** The check that is there without being declared. */
export const BUILT_IN_CHECK_TEXT =
  '**check** `health` — is there without being declared; what it sees, the model says with `gate health { … }` and `watch health { … }`.';
