import { expect, test } from 'vitest';
import type { Row } from '../../rows/row.ts';
import { PLAIN } from '../../text/style.ts';
import { legendOrder, paintRow } from './paint-row.ts';

const scale = { duration: 100, width: 10 };
const empty: Row = {
  label: '',
  servers: 1,
  filled: [],
  marked: [],
  children: [],
  folded: null,
  work: [],
  childLevel: 'cluster',
  note: '',
  isHeading: false,
};

function paint(row: Partial<Row>): { bar: string; legend: string[] } {
  const used = new Set<string>();
  return { bar: paintRow({ ...empty, ...row }, scale, PLAIN.colors, used), legend: legendOrder(used) };
}

test('what is in progress hides what has only begun, and a moment hides both', () => {
  const { bar, legend } = paint({
    filled: [
      { fill: 'deploys', start: 0, end: 20 },
      { fill: 'runs', start: 0, end: 60 },
      { fill: 'deploys', start: 40, end: 60 },
      { fill: 'waits', start: 60, end: 90 },
    ],
    marked: [{ point: 'healthy', at: 85 }],
  });
  expect(bar).toBe('██──██··✓');
  expect(legend).toEqual(['█ deploys', '─ begun, nothing in progress', '· waits', '✓ gate passed']);
});

test('folded lines rise with the share that is done, and fall while it goes back', () => {
  const done = Array.from({ length: 4 }, (_, index) => ({ start: 0, end: (index + 1) * 10, servers: 25 }));
  const back = Array.from({ length: 2 }, (_, index) => ({ start: 70, end: 80 + index * 10, servers: -50 }));
  const { bar } = paint({ folded: { count: 4, level: 'cluster' }, work: [...done, ...back] });
  expect(bar).toBe('▂▄▆█   ▄▁');
});

test('an empty line is empty', () => {
  expect(paint({})).toEqual({ bar: '', legend: [] });
});
