/** Windows that are never open at one time, and waits that end in a freeze. */
import { compilerDiagnostics } from '../../diagnostics/index.ts';
import { overlaps, setOf } from '../../fleet/server-set.ts';
import { type OpenRule, openCalendar, WEEK_WITHOUT_START } from '../../machine/calendar/index.ts';
import type { Layout } from '../../machine/layout/index.ts';
import type { MachineStep, StepIndex } from '../../machine/steps.ts';
import { isSaid, locationOf, type PlanUnderCheck } from '../plan-under-check.ts';
import { clockOf, timeless } from './clock.ts';
import type { Earliest } from './earliest.ts';
import { rulesOfStep } from './opening-rules.ts';

/** Gives whether all that starts may start at some time. */
export function checkWindows(plan: PlanUnderCheck, layout: Layout): boolean {
  const { machine } = plan;
  const { calendar } = layout;
  if (calendar === null) return true;
  const opens = everOpens();
  let sound = true;
  machine.steps.forEach((step, index) => {
    const shut = rulesOfStep(machine, layout, calendar, index).some((rule) => !opens(rule));
    if (!shut) return;
    sound = false;
    if (!isSaid(plan, 'never-open', step)) reportShut(plan, step, index);
  });
  return sound;
}

/** Whether windows alone, whatever is frozen, leave a time in the week. */
function everOpens(): (rule: OpenRule) => boolean {
  const calendar = openCalendar({ date: WEEK_WITHOUT_START, minute: 0, zone: 'UTC' });
  const known = new Map<string, boolean>();
  return ({ layers }) => {
    const key = JSON.stringify(layers);
    const opens = known.get(key) ?? calendar.hours({ layers, freezes: [] }).nextOpening(0) !== null;
    known.set(key, opens);
    return opens;
  };
}

function reportShut(plan: PlanUnderCheck, step: MachineStep, index: StepIndex): void {
  const { windows } = plan.machine.constraints;
  const selected = serversOf(plan, step, index);
  const binding = windows.flatMap((window, number) => {
    const { scope, servers } = window;
    if (scope.kind === 'stage' && scope.stage !== step.stage) return [];
    if (servers !== null && (selected === null || !overlaps(selected, setOf(servers)))) return [];
    return [{ window, location: plan.sources.constraints.windows[number] ?? plan.sources.plan }];
  });
  const last = binding.at(-1);
  const other = binding.find(({ window }) => window.layer !== last?.window.layer);
  const stepLocation = locationOf(plan, index);
  if (last === undefined || other === undefined) {
    plan.diagnostics.push(compilerDiagnostics.create('shift-never-open', {}, stepLocation));
    return;
  }
  const finding = { window: last.window.text, other: other.window.text, step: step.text };
  const related = [
    { ...other.location, message: 'This one binds it too.' },
    { ...stepLocation, message: 'This could never start.' },
  ];
  plan.diagnostics.push(compilerDiagnostics.create('never-open', finding, { ...last.location, related }));
}

/** What a step starts on; null: nowhere in particular. */
function serversOf(plan: PlanUnderCheck, step: MachineStep, index: StepIndex) {
  if (step.kind === 'deploy') return plan.selected.get(index) ?? [];
  const areas = step.kind === 'pull' && step.pull.lever === 'traffic' ? step.pull.areas : null;
  return areas?.flatMap((area) => plan.areas[area] ?? []) ?? null;
}

/** A wait for the clock that ends, at its earliest, on a day on which nothing may start. */
export function checkClockWaits(plan: PlanUnderCheck, layout: Layout, { begins }: Earliest): void {
  const { machine } = plan;
  const clock = clockOf(machine, layout, 'with freezes');
  if (clock === timeless || machine.start === null) return;
  const calendar = openCalendar(machine.start);
  for (const [index, time] of begins) {
    const step = machine.steps[index];
    if (step?.kind !== 'clock' || time === Infinity) continue;
    // Whoever is on the fast track does not wait.
    if (step.until.kind === 'train' && machine.numbers.fastTrack > 0) continue;
    const ends = clock.wakeOf(step, time);
    const number = machine.constraints.freezes.findIndex(
      (freeze) =>
        freeze.servers === null &&
        (freeze.scope.kind === 'plan' || freeze.scope.stage === step.stage) &&
        !calendar.hours({ layers: [], freezes: [freeze] }).isOpen(ends),
    );
    const freeze = machine.constraints.freezes[number];
    if (freeze === undefined || isSaid(plan, 'wait-into-freeze', step)) continue;
    const thaws = calendar.hours({ layers: [], freezes: [freeze] }).nextOpening(ends);
    const { zone } = step.until;
    const finding = {
      ends: calendar.text(ends, zone),
      freeze: freeze.text,
      thaws: thaws === null ? null : calendar.text(thaws, zone),
    };
    const location = plan.sources.constraints.freezes[number];
    const related = location === undefined ? [] : [{ ...location, message: 'The freeze.' }];
    plan.diagnostics.push(
      compilerDiagnostics.create('wait-into-freeze', finding, { ...locationOf(plan, index), related }),
    );
  }
}
