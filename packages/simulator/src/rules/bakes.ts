/** Waits with the gates that they are for. */
import { durationText, type Machine } from '@rollout/compiler';
import type { Fix, Location } from '@rollout/language';
import { known } from '../known.ts';

/** The gate that is next in the wait's block, with nothing between that reaches more; null: there is none. */
export function gateAfter({ steps }: Machine, wait: number): number | null {
  for (let at = known(steps[wait]).next; at !== null; at = known(steps[at]).next) {
    const { kind } = known(steps[at]);
    if (kind === 'gate') return at;
    if (kind === 'deploy' || kind === 'each' || kind === 'pull') return null;
  }
  return null;
}

/** The wait of a given length before each gate that has one, by the gate. */
export function waitsByGate(machine: Machine): ReadonlyMap<number, number> {
  const waits = new Map<number, number>();
  machine.steps.forEach((step, index) => {
    const gate = step.kind === 'wait' && step.evidence === null ? gateAfter(machine, index) : null;
    if (gate !== null) waits.set(gate, index);
  });
  return waits;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A wait that is long enough, as somebody would write it: rounded up to minutes, from three hours on to quarters of an hour, from a day on to hours. */
export function waitText(milliseconds: number): string {
  const unit = milliseconds < 3 * HOUR ? MINUTE : milliseconds < 24 * HOUR ? 15 * MINUTE : HOUR;
  return durationText(Math.max(1, Math.ceil(milliseconds / unit)) * unit);
}

/** Writes the wait so long. undefined: it is a param’s, or drawn: then it is not for the sentence to say. */
export function waitFix({ steps }: Machine, wait: number, location: Location, text: string): Fix | undefined {
  if (!/^wait [0-9]\S*$/.test(known(steps[wait]).text)) return undefined;
  const edit = { path: location.path, span: location.span, text: `wait ${text}` };
  return { title: `Write \`wait ${text}\``, safety: 'unsafe', edits: [edit] };
}
