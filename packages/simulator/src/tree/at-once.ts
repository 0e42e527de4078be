/** What every run of a plan asks of its luck: whether any of it has too many answers shows without a run. */
import type { Machine } from '@rollout/compiler';
import { emptyLawBook } from '../luck/laws.ts';
import { discreteIn } from './discrete.ts';
import { Unknowable } from './unknowable.ts';

export const LANDS = 'the change may land at any moment';
export const OUTAGES = 'an outage may come at any moment';
export const FALSE_ALARMS = 'a watch may give a false alarm at any moment';
export const DEPLOYING = 'deploying may take any time';

/** null: nothing shows at once. */
export function unknowableAtOnce({ landing, numbers, watches, steps }: Machine): Unknowable | null {
  if (landing > 0) return new Unknowable(LANDS);
  if (numbers.outages.length > 0) return new Unknowable(OUTAGES);
  const alarms = watches.some(
    ({ check, stage }) => stage === null && (numbers.checks[check]?.watch.falseAlarm.probability ?? 0) > 0,
  );
  if (alarms) return new Unknowable(FALSE_ALARMS);
  const deploys = steps.some(({ kind }) => kind === 'deploy');
  return deploys && discreteIn(emptyLawBook(), numbers.deploy.takes) === null ? new Unknowable(DEPLOYING) : null;
}
