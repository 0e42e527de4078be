/** Lint that needs numbers: how long, how sure, how much. */
import type { Rule } from '@rollout/language';
import { approvalOutOfHours } from './approval-out-of-hours.ts';
import { bakeTooShort } from './bake-too-short.ts';
import { deadlineTight } from './deadline-tight.ts';
import { falseAlarmBurden } from './false-alarm-burden.ts';
import { freezeInTheMiddle } from './freeze-in-the-middle.ts';
import { gateAddsNothing } from './gate-adds-nothing.ts';
import { gateWithoutPower } from './gate-without-power.ts';
import { growsIntoWeekend } from './grows-into-weekend.ts';
import { idleBake } from './idle-bake.ts';
import { lateDiscovery } from './late-discovery.ts';
import { likelyEscape } from './likely-escape.ts';
import { mixedVersionTooLong } from './mixed-version-too-long.ts';
import { rolloutAtPeak } from './rollout-at-peak.ts';
import type { RunSubject } from './run-rule.ts';
import { slowRollback } from './slow-rollback.ts';
import { watchSlowerThanRollout } from './watch-slower-than-rollout.ts';
import { windowTooShort } from './window-too-short.ts';

/** Every rule about how a plan runs, in alphabetical order. */
export const runRules: readonly Rule<RunSubject>[] = [
  approvalOutOfHours,
  bakeTooShort,
  deadlineTight,
  falseAlarmBurden,
  freezeInTheMiddle,
  gateAddsNothing,
  gateWithoutPower,
  growsIntoWeekend,
  idleBake,
  lateDiscovery,
  likelyEscape,
  mixedVersionTooLong,
  rolloutAtPeak,
  slowRollback,
  watchSlowerThanRollout,
  windowTooShort,
];

export { type RunSubject, runRule } from './run-rule.ts';
export { runSubject } from './run-subject.ts';
