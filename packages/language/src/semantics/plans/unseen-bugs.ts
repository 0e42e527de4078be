/** Bugs that nothing in a plan can see, where its gates go by metrics. */
import type { Check, Plan } from '../../program/index.ts';
import { healthMessages } from '../messages/healths.ts';
import { movingBugs, sightOf } from '../models/by-metrics.ts';
import type { CheckedModel } from '../models/checked-model.ts';
import type { Report } from '../report.ts';
import { checksOf } from './checks-of.ts';

/** A gate by metrics sees, unless it is told, only what moves them: a bug may have been forgotten. */
export function warnUnseenBugs(report: Report, plan: Plan, { model, draft, healths }: CheckedModel): void {
  const { gates, watches } = checksOf(plan);
  const judged = [...gates].flatMap((name) => (sightOf(name, draft, healths) === 'metrics' ? [healths.get(name)] : []));
  const [first] = judged;
  if (first === undefined) return;
  const moving = new Set(judged.flatMap((health) => (health === undefined ? [] : movingBugs(health, draft))));
  const names = new Set([...moving].map(({ name }) => name));
  const numbers = model.checks.filter(({ name }) => gates.has(name) || watches.has(name));
  for (const bug of model.bugs) {
    if (bug.present === 0 || names.has(bug.name) || bug.shows.some(({ found }) => found)) continue;
    const seen = numbers.some(
      ({ name, gate, watch }) =>
        (gates.has(name) && chanceOf(gate, bug.name) > 0) || (watches.has(name) && chanceOf(watch, bug.name) > 0),
    );
    if (seen) continue;
    const args = {
      bug: bug.name,
      plan: plan.name,
      check: first.health.name,
      metric: first.health.metrics[0]?.name ?? '',
    };
    report.add(healthMessages.create('bug-unseen', args, bug.location));
  }
}

function chanceOf({ detects, detectsBug }: Check['gate'] | Check['watch'], bug: string): number {
  return Object.hasOwn(detectsBug, bug) ? (detectsBug[bug] ?? detects) : detects;
}
