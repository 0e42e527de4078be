/** A plan that takes longer than its deadline with every duration at its least, and freezes that take the time away. */
import type { Constraint, Plan } from '@rollout/language';
import { compilerDiagnostics } from '../../diagnostics/index.ts';
import { openCalendar } from '../../machine/calendar/index.ts';
import type { Layout } from '../../machine/layout/index.ts';
import { durationText } from '../../text/duration-text.ts';
import type { PlanUnderCheck } from '../plan-under-check.ts';
import { clockOf, timeless } from './clock.ts';
import { type Earliest, earliestTimes } from './earliest.ts';

/**
 * `layout`: where something depends on the calendar. Without `starts` nobody knows when windows open, so only what the plan
 * takes without them is held against its deadline. Gives what was found out; null: nobody asks.
 */
export function checkDeadline(plan: PlanUnderCheck, { deadline }: Plan, layout: Layout | null): Earliest | null {
  if (deadline === null && layout === null) return null;
  const clock = clockOf(plan.machine, layout, 'with freezes');
  const earliest = earliestTimes(plan, clock);
  if (deadline === null || earliest.end <= deadline.within || earliest.end === Infinity) return earliest;
  // Exact: rounded up it would say more than is sure, rounded down less than is needed.
  const least = durationText(Math.ceil(earliest.end));
  const freeze = freezeInTheWay(plan, layout, earliest, deadline.within);
  if (freeze === null) {
    const finding = { deadline: durationText(deadline.within), least, calendar: clock !== timeless };
    plan.diagnostics.push(compilerDiagnostics.create('deadline-impossible', finding, deadline.location));
  } else {
    const finding = { what: freeze.held, opens: freeze.opens, deadline: durationText(deadline.within), least };
    const related = [{ ...deadline.location, message: 'The deadline.' }];
    const location = { ...freeze.constraint.location, related };
    plan.diagnostics.push(compilerDiagnostics.create('freeze-swallows', finding, location));
  }
  return earliest;
}

interface InTheWay {
  readonly constraint: Constraint;
  readonly held: string;
  readonly opens: string;
}

/** A freeze without which the deadline could be met, and the first step that it holds until the deadline is over. */
function freezeInTheWay(
  plan: PlanUnderCheck,
  layout: Layout | null,
  { begins }: Earliest,
  within: number,
): InTheWay | null {
  const { machine, constraints } = plan;
  const { start, zone } = machine;
  if (start === null || layout === null || machine.constraints.freezes.length === 0) return null;
  const thawed = earliestTimes(plan, clockOf(machine, layout, 'without freezes'));
  if (thawed.end > within) return null;
  const clock = clockOf(machine, layout, 'with freezes');
  const bare = clockOf(machine, layout, 'without freezes');
  const calendar = openCalendar(start);
  for (const [index, time] of begins) {
    const opens = clock.startOf(index, time);
    const open = bare.startOf(index, time);
    if (opens <= open || opens === Infinity) continue;
    const freeze = machine.constraints.freezes.findIndex(
      (one) => calendar.hours({ layers: [], freezes: [one] }).isOpen(open) === false,
    );
    const constraint = constraints.freezes[freeze];
    const step = machine.steps[index];
    if (constraint === undefined || step === undefined) continue;
    return { constraint, held: step.text, opens: calendar.text(opens, zone) };
  }
  return null;
}
