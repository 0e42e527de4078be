const BARS = '▁▂▃▄▅▆▇█';

/** A bar of eighths for each share; nothing at all is a space, anything at all is at least the lowest bar. */
export function sparkline(shares: readonly number[]): string {
  const most = Math.max(...shares, 0);
  return shares
    .map((share) => (share <= 0 || most === 0 ? ' ' : (BARS[Math.min(7, Math.floor((share / most) * 8))] ?? '█')))
    .join('');
}
