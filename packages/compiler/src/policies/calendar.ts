/** Whether a plan promises the windows and freezes of a policy. */
import { isEmpty } from '../fleet/domains.ts';
import { setOf, subtract, uniteAll } from '../fleet/server-set.ts';
import type { Freeze, Window } from '../machine/constraints.ts';
import { type Promises, stagesWith } from './promises.ts';

/** By one freeze that is as long, of as many servers. */
export function promisesFreeze(promises: Promises, asked: Freeze): boolean {
  return startingStages(promises).every((stage) =>
    promises.machine.constraints.freezes.some(
      (own) =>
        binds(own, stage) &&
        own.zone === asked.zone &&
        own.from <= asked.from &&
        asked.to <= own.to &&
        speakOfAll(promises, [own], asked),
    ),
  );
}

/** `asked`: the windows of a policy, of which any may be open. By windows of one place that are open only then, on the same clock. */
export function promisesWindows(promises: Promises, asked: readonly Window[]): boolean {
  const [first] = asked;
  if (first === undefined) return true;
  const sameServers = asked.filter(({ servers }) => JSON.stringify(servers) === JSON.stringify(first.servers));
  const others = asked.filter((window) => !sameServers.includes(window));
  const isKept = startingStages(promises).every((stage) =>
    (['fleet', 'plan', 'stage'] as const).some((layer) => {
      const own = promises.machine.constraints.windows.filter((one) => one.layer === layer && binds(one, stage));
      return speakOfAll(promises, own, first) && own.every((window) => isOpenOnlyIn(window, sameServers));
    }),
  );
  return isKept && promisesWindows(promises, others);
}

function startingStages(promises: Promises): readonly number[] {
  return stagesWith(promises, 'deploy', 'pull', 'act', 'schema');
}

function binds({ scope }: Window | Freeze, stage: number): boolean {
  return scope.kind === 'plan' || scope.stage === stage;
}

/** Whether together they speak of every server that the other speaks of, and of what is nowhere in particular if it does. */
function speakOfAll({ table }: Promises, own: readonly (Window | Freeze)[], asked: Window | Freeze): boolean {
  if (own.some(({ servers, within }) => servers === null && within === null)) return true;
  if (asked.servers === null) return false;
  const spoken = uniteAll(own.map(({ servers }) => setOf(servers ?? [])));
  return isEmpty(table, subtract(setOf(asked.servers), spoken));
}

const DAY = 1_440;
const WEEK = 7 * DAY;

function isOpenOnlyIn(own: Window, asked: readonly Window[]): boolean {
  const allowed = new Set(asked.filter(({ zone }) => zone === own.zone).flatMap(minutesOf));
  return minutesOf(own).every((minute) => allowed.has(minute));
}

/** Of the week. */
function minutesOf({ days, from, to }: Window): number[] {
  const length = to > from ? to - from : to + DAY - from;
  return days.flatMap((day) => Array.from({ length }, (_, minute) => (day * DAY + from + minute) % WEEK));
}
