/** Bars made of eighths of a character. */
const EIGHTHS = '▁▂▃▄▅▆▇█';

/** So many eighths of a cell from below, 0 to 8. */
export function eighths(count: number): string {
  return count <= 0 ? ' ' : (EIGHTHS[Math.min(8, count) - 1] ?? ' ');
}

/** A bar for each share, side by side, the greatest of full height; nothing at all is a space, anything at all is at least the lowest bar. */
export function sparkline(shares: readonly number[]): string {
  return barChart(shares, 1)[0] ?? '';
}

/** The same over so many lines, the uppermost first. */
export function barChart(shares: readonly number[], rows: number): string[] {
  const most = Math.max(...shares, 0);
  const heights = shares.map((share) => (share <= 0 ? 0 : Math.max(1, Math.round((share / most) * rows * 8))));
  return Array.from({ length: rows }, (_, row) =>
    heights.map((height) => eighths(height - 8 * (rows - 1 - row))).join(''),
  );
}
