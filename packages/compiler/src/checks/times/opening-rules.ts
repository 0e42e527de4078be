/** What of the calendar holds each step. */
import type { OpenRule } from '../../machine/calendar/index.ts';
import type { CalendarLayout, Layout } from '../../machine/layout/index.ts';
import type { Machine } from '../../machine/machine.ts';
import type { StepIndex } from '../../machine/steps.ts';

/**
 * Rules of the calendar for what a step starts: of a `deploy` one for each kind of server, of a shift one that is open where all
 * of its servers are. Empty where nothing holds it.
 */
export function rulesOfStep(machine: Machine, layout: Layout, calendar: CalendarLayout, index: StepIndex): OpenRule[] {
  const step = machine.steps[index];
  const own = layout.steps[index];
  if (step === undefined || own === undefined) return [];
  const ofCell = calendar.ofCell[step.stage];
  const ruleOf = (cell: number) => ofCell?.[cell] ?? -1;
  const rulesOf = (numbers: Iterable<number>) =>
    [...new Set(numbers)].flatMap((number) => calendar.rules[number] ?? []);
  switch (step.kind) {
    case 'deploy': {
      if (own.kind !== 'deploy') return [];
      const numbers = new Set(own.units.flatMap(({ entries }) => entries.map(({ cell }) => ruleOf(cell))));
      return numbers.has(-1) ? [] : rulesOf(numbers);
    }
    case 'pull': {
      if (step.pull.lever !== 'traffic') return rulesOf([calendar.ofAct[step.stage] ?? -1]);
      const numbers = step.pull.areas.flatMap((area) => Array.from(layout.areas[area]?.cells ?? [], ruleOf));
      const rules = rulesOf(numbers);
      if (rules.length === 0) return [];
      return [{ layers: rules.flatMap(({ layers }) => layers), freezes: rules.flatMap(({ freezes }) => freezes) }];
    }
    case 'schema':
    case 'act':
      return rulesOf([calendar.ofAct[step.stage] ?? -1]);
    case 'approval':
      return rulesOf([calendar.ofApproval[step.stage] ?? -1]);
    default:
      return [];
  }
}
