/** When stages, and what runs in them, may start. */
import { type Layout, openedCalendar } from '@rollout/compiler';
import type { Rule } from '../state/index.ts';

export function buildRules(layout: Layout): Rule[] {
  const hours = openedCalendar(layout)?.hours ?? [];
  return hours.map((one) => ({ hours: one, open: false, since: 0, until: 0 }));
}

/** Per cell of a stage the number of the rule for its servers; null: they are always open. */
export function cellRulesOf({ calendar }: Layout, stage: number): Int32Array | null {
  const rules = calendar?.ofCell[stage];
  return rules === undefined || rules.every((rule) => rule < 0) ? null : rules;
}
