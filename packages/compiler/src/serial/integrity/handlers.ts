import type { Action } from '@rollout/language';
import { chainOf, triggersOf } from '../../control/actions.ts';
import type { Machine } from '../../machine/machine.ts';
import type { Report } from './report.ts';

/** Flags that are there go off, and only changes that have a train take the next one. */
export function checkHandlers({ stages, timeout, flags }: Machine, report: Report): void {
  const names = new Set(flags.map(({ name }) => name));
  const check = (action: Action, hasTrain: boolean, where: string) => {
    for (const one of chainOf(action)) {
      if (one.kind === 'disable' && !names.has(one.flag)) report(where, 'disables no flag of the machine');
      if (one.kind === 'next-train' && !hasTrain) report(where, 'waits for a train, and the stage has none');
    }
  };
  stages.forEach(({ handlers, train }, index) => {
    for (const [trigger, action] of triggersOf(handlers)) {
      check(action, train !== null, `/stages/${index}/handlers/${trigger}`);
    }
  });
  if (timeout === null) return;
  // It is raised in any stage that has no timeout of its own.
  const raised = stages.filter(({ handlers }) => handlers.timeout === null);
  check(
    timeout.action,
    raised.every(({ train }) => train !== null),
    '/timeout/action',
  );
}

/** A channel begins with the wait for its train, which no other stage has, and a release. */
export function checkTrains({ stages, steps }: Machine, report: Report): void {
  stages.forEach(({ train, entry }, index) => {
    if (train === null) return;
    const departure = steps[train.departure];
    const release = departure?.next == null ? undefined : steps[departure.next];
    const waits = departure?.kind === 'clock' && departure.until.kind === 'train';
    if (!waits || train.departure !== entry)
      report(`/stages/${index}/train/departure`, 'is no wait for a train that it begins with');
    else if (release?.kind !== 'pull' || release.pull.lever !== 'release')
      report(`/stages/${index}/train`, 'releases to nobody');
  });
  steps.forEach((step, index) => {
    if (step.kind !== 'clock' || step.until.kind !== 'train') return;
    if (stages[step.stage]?.train?.departure !== index) report(`/steps/${index}/until`, 'is no departure of its stage');
  });
}
