import { expect, test } from 'vitest';
import { foldRows } from './fold-rows.ts';
import type { Row } from './row.ts';

function row(label: string, children: readonly Row[] = [], childLevel = 'cluster', isHeading = false): Row {
  const work = children.length === 0 ? [{ start: 0, end: 10, servers: 5 }] : children.flatMap((each) => each.work);
  const servers = children.length === 0 ? 5 : children.reduce((sum, each) => sum + (each.servers ?? 0), 0);
  return { label, servers, filled: [], marked: [], children, folded: null, work, childLevel, note: '', isHeading };
}

const clusters = (count: number, place = ''): Row[] =>
  Array.from({ length: count }, (_, index) => row(`${place}c-${index + 1}`));

interface Shape {
  readonly label: string;
  readonly folded?: string;
  readonly children?: readonly Shape[];
}

/** What is to be seen of rows. */
function shapes(rows: readonly Row[]): Shape[] {
  return rows.map(({ label, folded, children }) => ({
    label,
    ...(folded === null ? {} : { folded: `${folded.count} ${folded.level}` }),
    ...(children.length === 0 ? {} : { children: shapes(children) }),
  }));
}

test('few lines stay as they are', () => {
  const rows = [row('first', clusters(3), 'cluster', true)];
  expect(foldRows(rows, 4)).toBe(rows);
});

test('units of an each become part of it, all of them alike', () => {
  const rows = [
    row('world', [row('r-1', clusters(9)), row('r-2', clusters(2)), row('r-3', clusters(9))], 'region', true),
  ];
  expect(shapes(foldRows(rows, 10))).toEqual([
    {
      label: 'world',
      children: [
        { label: 'r-1', folded: '9 cluster' },
        { label: 'r-2', folded: '2 cluster' },
        { label: 'r-3', folded: '9 cluster' },
      ],
    },
  ]);
});

test('units of a stage become their places, and those one line', () => {
  const rows = [row('world', [...clusters(50, 'r-1/'), ...clusters(50, 'r-2/')], 'cluster', true)];
  expect(shapes(foldRows(rows, 10))).toEqual([
    {
      label: 'world',
      children: [
        { label: 'r-1', folded: '50 cluster' },
        { label: 'r-2', folded: '50 cluster' },
      ],
    },
  ]);
  expect(shapes(foldRows(rows, 2))).toEqual([{ label: 'world', children: [{ label: '', folded: '100 cluster' }] }]);
});

test('nothing is lost: servers and work of a folded line are those of all its lines', () => {
  const rows = [row('world', clusters(100), 'cluster', true)];
  const [line] = foldRows(rows, 10)[0]?.children ?? [];
  expect(line?.servers).toBe(500);
  expect(line?.work).toHaveLength(100);
});

test('stages stay, however many there are', () => {
  const rows = Array.from({ length: 30 }, (_, index) => row(`s-${index}`, [], 'cluster', true));
  expect(foldRows(rows, 10)).toHaveLength(30);
});
