import type { Pick } from './pick.ts';
import { duration } from './random-model.ts';

/** A way back, or on. `endless` where a retry without bound ends by luck alone. */
function action(pick: Pick, endless: boolean, depth = 0): string {
  const kinds = [
    'rollback',
    'rollback in',
    'rollback this stage',
    'stop',
    'continue',
    'retry',
    'retry',
    ...(depth < 2 ? ['pause', 'pause', 'ask'] : []),
  ];
  const kind = pick.of(kinds);
  pick.says(`action ${kind}`);
  switch (kind) {
    case 'rollback in':
      return `rollback in ${duration(pick)}`;
    case 'pause':
      return `pause for ${duration(pick)} then ${action(pick, endless, depth + 1)}`;
    case 'ask':
      return `ask "someone" takes ${duration(pick)} continues ${pick.of(['30%', '70%'])} else ${action(pick, endless, depth + 1)}`;
    case 'retry': {
      if (endless && pick.chance(0.4)) return 'retry';
      const then = depth < 2 && pick.chance(0.5) ? ` then ${action(pick, false, depth + 1)}` : '';
      if (then !== '') pick.says('action retry then');
      return `retry at most ${pick.int(1, 2)}${then}`;
    }
    default:
      return kind;
  }
}

export function randomHandlers(pick: Pick, likelihood: number): string[] {
  const lines: string[] = [];
  const handler = (trigger: string, kind: string, chance: number, endless = false) => {
    if (!pick.chance(chance * likelihood)) return;
    pick.says(`on ${kind}`);
    lines.push(`on ${trigger} ${action(pick, endless)}`);
  };
  handler('unhealthy', 'unhealthy', 0.8);
  handler('false alarm', 'false alarm', 0.5, true);
  const atLeast = pick.chance(0.5);
  handler(
    `failures over ${pick.of(['5%', '20%', '50%'])}${atLeast ? ` of at least ${pick.int(1, 6)} servers` : ''}`,
    atLeast ? 'failures of at least' : 'failures',
    0.4,
  );
  handler('refusal', 'refusal', 0.35);
  handler('marginal', 'marginal', 0.3);
  handler('blocked', 'blocked', 0.5);
  handler(`timeout ${pick.of(['10m', '30m', '1h', '3h'])}`, 'timeout', 0.35);
  return lines;
}
