/** What fills spans of a line. */
import type { Trace, TraceBatch, TraceStep } from '@rollout/simulator';
import type { Fill, Filled } from './row.ts';
import type { RowContext } from './row-context.ts';

const FILL_OF: Readonly<Record<TraceStep['kind'], Fill>> = {
  deploy: 'runs',
  each: 'runs',
  shift: 'shifts',
  release: 'releases',
  enable: 'switches',
  disable: 'switches',
  expand: 'migrates',
  migrate: 'migrates',
  contract: 'migrates',
  retire: 'runs',
  wait: 'waits',
  clock: 'waits',
  confidence: 'waits',
  gate: 'gates',
  approval: 'approvals',
  run: 'acts',
};

/** What only waits, and does not outlast a turn of the plan. */
const DROPPED: ReadonlySet<Fill> = new Set<Fill>(['runs', 'waits', 'gates', 'approvals']);

/** What a step fills of its block's line. */
export function filledByStep({ trace, turned, over, verdicts, held: heldOf }: RowContext, step: TraceStep): Filled[] {
  const { name, kind, text, runs, units } = step;
  const fill = FILL_OF[kind];
  // A gate that finds fault does not end as a step, but its work is done.
  const judged = verdicts.get(name)?.findLast(({ point }) => point !== 'marginal')?.at ?? -1;
  return [
    ...runs.flatMap(({ start, began, end }): Filled[] => {
      const dropped = DROPPED.has(fill) ? turned : over;
      const until = end ?? (judged > start ? judged : Math.max(began ?? start, dropped));
      const held: Filled[] =
        began === start ? [] : [{ fill: 'held', start, end: began ?? until, what: text, step: name }];
      return began === null ? held : [...held, { fill, start: began, end: until, what: text, step: name }];
    }),
    ...(kind === 'deploy' ? heldOf(step) : []).map(
      ({ start, end }): Filled => ({ fill: 'held', start, end, what: text, step: name }),
    ),
    ...units.flatMap(({ address, batches }) =>
      batches.map((batch) => ({ ...filledByBatch('deploys', batch, trace.duration), what: address, step: name })),
    ),
  ];
}

export function filledByBatch(fill: Fill, { start, end, servers, failed }: TraceBatch, duration: number): Filled {
  return { fill, start, end: end ?? duration, servers, failed: failed ?? 0 };
}

/** When a stage was held, for a time or until somebody had decided. */
export function pausesOf({ events }: Trace, stage: string, turned: number): Filled[] {
  const pauses: Filled[] = [];
  const open: Readonly<Record<'pause' | 'ask', number[]>> = { pause: [], ask: [] };
  for (const event of events) {
    if (!('stage' in event) || event.stage !== stage) continue;
    if (event.kind === 'raised' && (event.action === 'pause' || event.action === 'ask')) {
      open[event.action].push(event.at);
    }
    if (event.kind !== 'pause-ended' && event.kind !== 'answered') continue;
    const start = open[event.kind === 'answered' ? 'ask' : 'pause'].shift();
    if (start !== undefined) pauses.push({ fill: 'pauses', start, end: event.at });
  }
  const left = [...open.pause, ...open.ask];
  return [...pauses, ...left.map((start): Filled => ({ fill: 'pauses', start, end: Math.max(start, turned) }))];
}
