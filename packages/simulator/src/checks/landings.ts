/** A change may land at any time: when it does so best, and how long it takes from then on, if nothing goes wrong. */
import { type Layout, type Machine, openedCalendar } from '@rollout/compiler';
import { createKernel } from '../kernel/create-kernel.ts';
import { known } from '../known.ts';
import { DURATION, shapeOfRecord } from '../record.ts';
import { type CalmRun, calmly } from './calm-run.ts';

/** Of a small plan; of one with many events fewer, so that a check stays quick. */
const MOST_LANDINGS = 64;
const MOST_EVENTS = 400_000;

/** Milliseconds from landing to the plan's end, for each of these landings. */
export function calmDurations(
  machine: Machine,
  layout: Layout,
  times: 'least' | 'median',
  landings: readonly number[],
): number[] {
  const luck = calmly(machine, layout, times);
  const record = new Float64Array(shapeOfRecord(machine).width);
  let lands = 0;
  const kernel = createKernel(machine, layout, {
    ...luck,
    begin(trial) {
      lands = known(landings[trial - 1]);
    },
    get lands() {
      return lands;
    },
  });
  return landings.map((_, i) => {
    kernel.run(i + 1, record, 0);
    return known(record[DURATION]);
  });
}

/** Spread evenly over the time in which a change may land; of a plan with so many events. */
export function evenLandings({ landing }: Machine, events: number): number[] {
  const count = Math.max(1, Math.min(MOST_LANDINGS, Math.floor(MOST_EVENTS / Math.max(1, events))));
  return Array.from({ length: count }, (_, i) => Math.floor(((i + 0.5) / count) * landing));
}

/**
 * Landings of which one leads to the shortest run there is: between them a later landing only shortens a run, until one of the
 * trains that are waited for first is missed; so of each of these the last landing that reaches it, and the last of all. null: there are too many, or
 * something other than trains looks at the calendar.
 */
export function bestLandings(machine: Machine, layout: Layout, { log }: CalmRun): number[] | null {
  const calendar = openedCalendar(layout)?.calendar;
  if (calendar === undefined) return [0];
  if (looksAtHours(machine, layout)) return null;
  const found = new Set<number>([0, machine.landing - 1]);
  for (const event of log) {
    if (event.kind === 'departed') break;
    const train = event.kind === 'stage-started' ? known(machine.stages[event.stage]).train : null;
    if (train === null) continue;
    const step = known(machine.steps[train.departure]);
    if (step.kind !== 'clock' || step.until.kind !== 'train') continue;
    const { from, every, zone } = step.until;
    if (found.size + machine.landing / every > MOST_LANDINGS) return null;
    for (let time = event.at - 1; ; ) {
      time = calendar.nextDeparture(time + 1, from, every, zone);
      if (time - event.at >= machine.landing) break;
      found.add(time - event.at);
    }
  }
  return [...found];
}

/** Windows, freezes, waits for a time of the week, loads by the hour: what holds a run by more than its trains. */
function looksAtHours({ steps, services }: Machine, { calendar }: Layout): boolean {
  const waits = steps.some((step) => step.kind === 'clock' && step.until.kind !== 'train');
  const hours = services.some(({ load }) => (load?.profile ?? null) !== null);
  return waits || hours || (calendar !== null && calendar.rules.length > 0);
}
