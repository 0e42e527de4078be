/** A place on an axis, by its column, and what it is called. */
export interface AxisMark {
  readonly name: string;
  readonly cell: number;
}

const MARK = '▲';

/** Marks below an axis, in ascending order, with their names beside them wherever there is room within that width: `P50 ▲   ▲ P90 P95`. */
export function markLine(marks: readonly AxisMark[], width: number): string {
  const groups = byCell(marks);
  for (const sides of sidesOf(groups.length)) {
    const line = placed(groups, sides, width);
    if (line !== null) return line;
  }
  // All together on the side with more room.
  const names = marks.map(({ name }) => name).join(' ');
  const first = groups[0]?.cell ?? 0;
  const last = groups.at(-1)?.cell ?? 0;
  const alone = Array.from({ length: last + 1 }, (_, cell) => (groups.some((each) => each.cell === cell) ? MARK : ' '));
  const line = alone.join('');
  if (last + 1 + names.length + 1 <= width) return `${line} ${names}`;
  return first > names.length ? `${' '.repeat(first - names.length - 1)}${names} ${line.slice(first)}` : line;
}

/** Marks in one column share their names. */
function byCell(marks: readonly AxisMark[]): AxisMark[] {
  const groups: AxisMark[] = [];
  for (const { name, cell } of marks) {
    const last = groups.at(-1);
    if (last?.cell === cell) groups[groups.length - 1] = { name: `${last.name} ${name}`, cell };
    else groups.push({ name, cell });
  }
  return groups;
}

type Side = 'left' | 'right';

/** Every way to have names on one side or the other, that first which has the first on the left and all others on the right. */
function sidesOf(count: number): Side[][] {
  return Array.from({ length: 2 ** count }, (_, way) =>
    Array.from({ length: count }, (_, index): Side => {
      const isOther = (way >> index) % 2 === 1;
      return (index === 0) === isOther ? 'right' : 'left';
    }),
  );
}

/** null: there is no room for that. */
function placed(groups: readonly AxisMark[], sides: readonly Side[], width: number): string | null {
  let line = '';
  for (const [index, { name, cell }] of groups.entries()) {
    const text = sides[index] === 'left' ? `${name} ${MARK}` : `${MARK} ${name}`;
    const from = sides[index] === 'left' ? cell - name.length - 1 : cell;
    const gap = line === '' ? 0 : 1;
    if (from < line.length + gap || from + text.length > width) return null;
    line = `${line.padEnd(from)}${text}`;
  }
  return line;
}
