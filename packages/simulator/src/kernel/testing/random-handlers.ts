import type { Pick } from './pick.ts';
import { duration } from './random-model.ts';

/** Ways that not every plan has. */
export interface Ways {
  readonly flags: readonly string[];
  /** Its change can be taken off a train. */
  readonly train: boolean;
  /** There are servers. */
  readonly placed: boolean;
}

/** A way back, or on. `endless` where a retry without bound ends by luck alone. */
function action(pick: Pick, ways: Ways, endless: boolean, depth = 0): string {
  const kinds = [
    'rollback',
    'rollback in',
    'rollback this stage',
    'stop',
    'continue',
    'retry',
    'retry',
    ...(depth < 2 ? ['pause', 'pause', 'ask'] : []),
    ...(ways.flags.length > 0 ? ['disable', 'disable'] : []),
    ...(ways.train ? ['next train', 'next train', 'next train', 'next train'] : []),
  ];
  const kind = pick.of(kinds);
  pick.says(`action ${kind}`);
  switch (kind) {
    case 'rollback in':
      return `rollback in ${duration(pick)}`;
    case 'pause':
      return `pause for ${duration(pick)} then ${action(pick, ways, endless, depth + 1)}`;
    case 'ask':
      return `ask "someone" takes ${duration(pick)} continues ${pick.of(['30%', '70%'])} else ${action(pick, ways, endless, depth + 1)}`;
    case 'retry': {
      if (endless && pick.chance(0.4)) return 'retry';
      const then = depth < 2 && pick.chance(0.5) ? ` then ${action(pick, ways, false, depth + 1)}` : '';
      if (then !== '') pick.says('action retry then');
      return `retry at most ${pick.int(1, 2)}${then}`;
    }
    case 'disable':
      return `disable ${pick.of(ways.flags)}`;
    case 'next train': {
      const most = pick.chance(0.6) ? ` at most ${pick.int(1, 3)}` : '';
      const then =
        depth < 2 && pick.chance(0.4) ? ` then ${action(pick, { ...ways, train: false }, false, depth + 1)}` : '';
      if (then !== '') pick.says('action next train then');
      return `next train${most}${then}`;
    }
    default:
      return kind;
  }
}

export function randomHandlers(pick: Pick, likelihood: number, ways: Ways): string[] {
  const lines: string[] = [];
  const handler = (trigger: string, kind: string, chance: number, endless = false) => {
    if (!pick.chance(chance * likelihood)) return;
    pick.says(`on ${kind}`);
    lines.push(`on ${trigger} ${action(pick, ways, endless)}`);
  };
  handler('unhealthy', 'unhealthy', 0.8);
  handler('false alarm', 'false alarm', 0.5, true);
  const atLeast = pick.chance(0.5);
  const failures = ways.placed ? 0.4 : 0;
  handler(
    `failures over ${pick.of(['5%', '20%', '50%'])}${atLeast ? ` of at least ${pick.int(1, 6)} servers` : ''}`,
    atLeast ? 'failures of at least' : 'failures',
    failures,
  );
  handler('refusal', 'refusal', 0.35);
  handler('marginal', 'marginal', 0.3);
  handler('blocked', 'blocked', 0.5);
  handler(`timeout ${pick.of(['10m', '30m', '1h', '3h'])}`, 'timeout', 0.35);
  return lines;
}
