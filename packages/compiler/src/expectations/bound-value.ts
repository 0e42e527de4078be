import type { Bound } from '@rollout/language';

/** A bound as the number that a measure is held to. A share of the servers is not rounded: what is held to it may be a mean. */
export function boundValue(bound: Bound, servers: number): number {
  switch (bound.kind) {
    case 'number':
      return bound.value;
    case 'exposure':
      return bound.amount;
    case 'share-of-servers':
      return (bound.share.digits * servers) / 10 ** bound.share.scale;
    default:
      return bound satisfies never;
  }
}
