/** How messages of rules say numbers. */

/** `8.3%`: a share of 1 as a percent of three digits at most. */
export function shareText(share: number): string {
  return `${Number((share * 100).toPrecision(3))}%`;
}

/** `1,200 servers`, `1 server`. */
export function countText(count: number, one: string): string {
  return count === 1 ? `1 ${one}` : `${count.toLocaleString('en-US')} ${one}s`;
}
