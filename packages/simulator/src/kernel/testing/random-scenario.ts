import type { Pick } from './pick.ts';
import { duration, type RandomModel } from './random-model.ts';
import type { RandomTopology } from './random-topology.ts';

/** A plan's other circumstances; empty: none. */
export function randomScenario(
  pick: Pick,
  { bugs, item }: RandomModel,
  { regions, clusters }: RandomTopology,
): string[] {
  if (!pick.chance(0.3)) return [];
  const lines: string[] = [];
  if (bugs.length > 0 && pick.chance(0.5)) {
    lines.push(`assume ${pick.of(bugs)} present ${pick.of(['20%', '40%'])}`);
    pick.says('assume');
  }
  const places = [...regions.map(({ place }) => place), ...clusters];
  for (let i = places.length === 0 ? 0 : pick.int(0, 2); i > 0; i--) {
    lines.push(
      `at ${pick.of(['0s', '10m', '1h', '90m'])} ${pick.of(places)} down for ${pick.of(['5m', '1h', duration(pick)])}`,
    );
    pick.says('at … down for');
  }
  if (lines.length === 0 || pick.chance(0.4)) {
    lines.push(`deploy fails 20% per ${item} retry 1`);
    pick.says('other numbers');
  }
  return ['scenario other for random {', ...lines.map((line) => `  ${line}`), '}'];
}
