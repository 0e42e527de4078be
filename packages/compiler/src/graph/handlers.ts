/** The ways that triggers lead in a graph. */
import type { Action, Distribution } from '@rollout/language';
import type { Machine } from '../machine/machine.ts';
import { traitsOf } from '../machine/step-kinds.ts';
import type { MachineStep, Pull, StepIndex } from '../machine/steps.ts';
import { writtenDurationText } from '../text/duration-text.ts';
import { percentText } from '../text/percent-text.ts';
import { addArrow, type Draft, endId, idOf, plainBox, stepId } from './draft.ts';

/** Adds the ways that triggers lead. */
export function addHandlers(draft: Draft): void {
  const { machine } = draft;
  const before = new Map(machine.steps.flatMap(({ next }, index) => (next === null ? [] : [[next, index] as const])));
  machine.steps.forEach((step, index) => {
    const own = machine.stages[step.stage]?.handlers;
    if (own === undefined) return;
    const { unhealthy, falseAlarm, refusal, marginal } = own;
    if (step.kind === 'act' || step.kind === 'schema') {
      if (step.fails > 0)
        addWay(draft, { step, way: 'step' }, 'fails', unhealthy, stepId(draft, wayBackOf(machine, before, index)));
      return;
    }
    if (step.kind === 'approval') {
      if (step.refuses > 0) addWay(draft, { step, way: 'step' }, 'refused', refusal, stepId(draft, step.retryFrom));
      return;
    }
    if (step.kind !== 'gate') return;
    const back = stepId(draft, step.retryFrom);
    addWay(draft, { step, way: 'step' }, falseAlarm ? 'bug' : 'unhealthy', unhealthy, back);
    if (falseAlarm) addWay(draft, { step, way: 'step' }, 'false alarm', falseAlarm, back);
    if (machine.numbers.checks[step.check]?.health == null) return;
    if (marginal !== null) addWay(draft, { step, way: 'step' }, 'marginal', marginal, back);
    else addArrow(draft, idOf(draft, step), idOf(draft, step), 'marginal: once more', 'step');
  });
  machine.stages.forEach(({ entry, handlers }, index) => {
    const { unhealthy, falseAlarm, failures, blocked, timeout } = handlers;
    const first = machine.steps[entry];
    if (first === undefined) return;
    const whole: Raised = { step: first, way: 'stage' };
    const back = stepId(draft, entry);
    for (const watch of machine.watches) {
      if (watch.stage !== null && watch.stage !== index) continue;
      const name = machine.numbers.checks[watch.check]?.name ?? '';
      addWay(draft, whole, falseAlarm === null ? `watch ${name}` : `watch ${name}: bug`, unhealthy, back);
      if (falseAlarm !== null) addWay(draft, whole, `watch ${name}: false alarm`, falseAlarm, back);
    }
    if (failures !== null) addWay(draft, whole, `failures over ${percentText(failures.over)}`, failures.action, back);
    if (blocked.kind !== 'stop') addWay(draft, whole, 'blocked', blocked, back);
    const limit = timeout ?? machine.timeout;
    if (limit !== null) addWay(draft, whole, `timeout ${writtenDurationText(limit.after)}`, limit.action, back);
  });
}

/** The step after the last one of the block that pulls a lever before this one, or else the block's first; itself, if it is like one that does. */
function wayBackOf(machine: Machine, before: ReadonlyMap<StepIndex, StepIndex>, from: StepIndex): StepIndex {
  let index = from;
  const own = machine.steps[from];
  if (own === undefined || traitsOf(own).pullsLever) return from;
  for (;;) {
    const previous = before.get(index);
    const step = previous === undefined ? undefined : machine.steps[previous];
    if (previous === undefined || step === undefined || traitsOf(step).pullsLever) return index;
    index = previous;
  }
}

/** By which step, or in whose stage, a trigger is raised. */
interface Raised {
  readonly step: MachineStep;
  readonly way: 'step' | 'stage';
}

/** The way of a handler: to an end, or back to a step. `continue` leads where the step leads anyway. */
function addWay(draft: Draft, { step, way }: Raised, trigger: string, action: Action, back: string): void {
  let from = idOf(draft, step);
  let words: string[] = [];
  const label = (separator: string) => [trigger, ...words].filter((word) => word !== '').join(separator);
  for (let at: Action = action; ; ) {
    switch (at.kind) {
      case 'pause':
        words.push(`pause ${distributionText(at.takes)}`);
        at = at.then;
        continue;
      case 'ask': {
        const asked = askBox(draft, at);
        addArrow(draft, from, asked, label(', '), way);
        from = asked;
        words = [];
        trigger = 'else';
        at = at.otherwise;
        continue;
      }
      case 'retry':
        words.push(at.atMost === null ? 'retry' : `retry at most ${at.atMost}`);
        addArrow(draft, from, back, `${trigger}: ${words.join(', ')}`, way);
        if (at.atMost === null) return;
        words = [`after ${at.atMost}`];
        at = at.then;
        continue;
      case 'next-train': {
        const train = draft.machine.stages[step.stage]?.train;
        words.push(`next train, at most ${at.atMost}`);
        addArrow(draft, from, stepId(draft, train?.departure ?? 0), `${trigger}: ${words.join(', ')}`, way);
        words = [`after ${at.atMost}`];
        at = at.then;
        continue;
      }
      case 'disable':
        words.push(`disable ${at.flag}`);
        draft.ends.add('stopped');
        addArrow(draft, from, endId('stopped'), label(', '), way);
        return;
      case 'continue':
        if (words.length > 0) addArrow(draft, from, from, `${trigger}: ${words.join(', ')}`, way);
        return;
      case 'rollback':
      case 'rollback-in':
      case 'rollback-stage':
      case 'stop': {
        const whole = at.kind === 'rollback' || at.kind === 'rollback-in';
        const isPast = draft.past.has(step.source);
        const end = whole && !isPast ? 'rolled-back' : 'stopped';
        if (whole && isPast) words.push('rollback of what came later');
        if (at.kind === 'rollback-in') words.push(`in ${distributionText(at.takes)}`);
        if (at.kind === 'rollback-stage') words.push('rollback this stage');
        draft.ends.add(end);
        const reverts = at.kind === 'rollback' || at.kind === 'rollback-stage';
        addArrow(draft, from, reverts ? beforeReverting(draft, end) : endId(end), label(', '), way);
        return;
      }
    }
  }
}

/** A person, who may let it go on. */
function askBox(draft: Draft, { who, continues }: Extract<Action, { kind: 'ask' }>): string {
  const key = JSON.stringify([who, continues]);
  const known = draft.between.get(key);
  if (known !== undefined) return known.id;
  const id = `ask${[...draft.between.values()].filter(({ shape }) => shape === 'ask').length}`;
  draft.between.set(key, plainBox(id, `ask ${who}: continues ${percentText(continues)}`, 'ask'));
  return id;
}

/** Levers that are quicker than servers go back first, where the plan has pulled any; that servers alone go back, the end says. */
function beforeReverting(draft: Draft, end: string): string {
  const { areas, steps } = draft.machine;
  const pulls = (lever: Pull['lever']) => steps.some((step) => step.kind === 'pull' && step.pull.lever === lever);
  const back = [
    ...(pulls('flag') ? ['flags go off'] : []),
    ...(pulls('release') ? ['releases go back'] : []),
    ...(areas.length > 0 ? ['traffic goes back'] : []),
  ];
  if (back.length === 0) return endId(end);
  if (steps.some(({ kind }) => kind === 'deploy')) back.push('servers go back');
  const id = `back_to_${endId(end)}`;
  draft.between.set(id, plainBox(id, back.join(', then '), 'back'));
  addArrow(draft, id, endId(end), '', 'end');
  return id;
}

function distributionText(distribution: Distribution): string {
  return distribution.kind === 'fixed' ? writtenDurationText(distribution.value) : distribution.kind;
}
