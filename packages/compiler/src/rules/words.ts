/** How messages of rules say numbers, and whom they are about. */
import type { Advance } from './route/index.ts';

/** `8.3%`: a share of 1 as a percent of three digits at most. */
export function shareText(share: number): string {
  return `${Number((share * 100).toPrecision(3))}%`;
}

/** `1,200 servers`, `1 server`. */
export function countText(count: number, one: string): string {
  return count === 1 ? `1 ${one}` : `${count.toLocaleString('en-US')} ${one}s`;
}

/** Of whom an advance reaches a share: `the servers`, `the load`, `the users`, ``the users of `checkout` ``. */
export function reachedText(advance: Advance | null, flags: readonly { readonly name: string }[]): string {
  switch (advance?.lever) {
    case 'traffic':
      return 'the load';
    case 'release':
      return 'the users';
    case 'flag':
      return `the users of \`${flags[advance.flag ?? -1]?.name}\``;
    case 'servers':
    case undefined:
      return 'the servers';
  }
}
