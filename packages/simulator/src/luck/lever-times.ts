/** How long it takes to pull a lever once: forward, and back. */
import type { LeverName, Machine } from '@rollout/compiler';
import type { Distribution } from '@rollout/language';

/** A lever that goes back in one act. */
export type SwitchedLever = Exclude<LeverName, 'servers'>;

export const SWITCHED_LEVERS: readonly SwitchedLever[] = ['flag', 'release', 'traffic'];

export function leverTakes({ numbers }: Pick<Machine, 'numbers'>, lever: SwitchedLever): Distribution {
  switch (lever) {
    case 'flag':
      return numbers.flag.takes;
    case 'release':
      return numbers.release.takes;
    case 'traffic':
      return numbers.switch.takes;
  }
}
