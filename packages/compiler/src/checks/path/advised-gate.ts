/** Which gate to put behind a wait for confidence: one that this plan and its model can have. */
import type { MachineCheck, Numbers } from '../../machine/numbers.ts';
import { durationText } from '../../text/duration-text.ts';
import { bugsSeenBy } from '../bugs-seen.ts';

export interface AdvisedGate {
  readonly gate: string;
  /** What the model has to say before it has anything to judge; null: it says enough. */
  readonly lacks: string | null;
}

const MINUTE = 60_000;

/** Of a check that sees what surfaces with time, if there is one; else of any. */
export function advisedGate(numbers: Numbers): AdvisedGate {
  const { bugs, checks } = numbers;
  const surfacing = (check: number): boolean =>
    bugsSeenBy(numbers, check).some((bug) => (bugs[bug]?.surfaces ?? null) !== null);
  const all = checks.map((check, index) => ({ ...gateOf(check), sees: surfacing(index) }));
  const fits = all.filter(({ lacks }) => lacks === null);
  const { gate, lacks } = fits.find(({ sees }) => sees) ?? all.find(({ sees }) => sees) ?? fits[0] ?? all[0] ?? HEALTH;
  return { gate, lacks };
}

/** Always a check. */
const HEALTH: AdvisedGate = { gate: 'gate health', lacks: null };

function gateOf({ name, gate: { takes }, health }: MachineCheck): AdvisedGate {
  const plain = { gate: `gate ${name}`, lacks: null };
  // By what the model says that it detects: nothing is compared, and nothing sampled.
  if (health === null || health.metrics.some(({ reads }) => reads === null)) return plain;
  if (health.metrics.some(({ threshold }) => threshold === null)) {
    // Two samples of each side at the least.
    return { gate: `gate canary ${name} for ${durationText(Math.max(30 * MINUTE, 2 * health.every))}`, lacks: null };
  }
  if (takes.kind !== 'fixed' || takes.value >= health.every) return plain;
  return { ...plain, lacks: `gate ${name} { takes ${durationText(Math.max(10 * MINUTE, health.every))} }` };
}
