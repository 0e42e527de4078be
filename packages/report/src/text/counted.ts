import { formatCount } from './number.ts';

/** `1 file`, `2 files`. */
export function counted(count: number, what: string): string {
  return `${formatCount(count)} ${what}${count === 1 ? '' : 's'}`;
}
