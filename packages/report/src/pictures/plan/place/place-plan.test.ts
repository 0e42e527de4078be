import { graphOf, type Machine } from '@rollout/compiler';
import { describe, expect, test } from 'vitest';
import { exampleMachine, exampleNames } from '../../../testing/open-example.ts';
import { printable } from '../../../text/printable.ts';
import { textWidth } from '../../lettering/text-width.ts';
import { HARD_PLANS } from '../testing/plans.ts';
import { planView } from '../view/plan-view.ts';
import { CAPTION, LINE_HEIGHT, TEXT } from './cell-size.ts';
import { graphviz } from './graphviz.ts';
import { type PlacedPlan, placePlan } from './place-plan.ts';
import type { Area, PlacedBox, Point } from './placed.ts';

const layOut = await graphviz();
const WIDTHS = [320, 640, 1400] as const;

const PLANS: readonly (readonly [string, () => Machine])[] = [
  ...exampleNames().map((name) => [name, () => exampleMachine(name)] as const),
  ...Object.entries(HARD_PLANS),
];

function placedIn(machine: Machine): { readonly width: number; readonly plan: PlacedPlan }[] {
  const view = planView(printable(graphOf(machine)));
  return WIDTHS.map((width) => ({ width, plan: placePlan(view, width, layOut) }));
}

describe.each(PLANS)('%s', (_, machineOf) => {
  const plans = placedIn(machineOf());

  test('every line joins the boxes that it says', () => {
    for (const { plan } of plans) {
      for (const { content } of plan.lanes) {
        const places = new Map([...content.boxes, ...content.frames].map((each) => [each.id, each]));
        for (const { from, to, points, kind } of content.paths) {
          const start = places.get(from);
          expect(start === undefined ? from : onBorder(points[0], start)).toBe(true);
          // Ways to ends go on at the edge of the lane; those that go on lead nowhere.
          if (kind === 'way' && (to.startsWith('end_') || to === from)) continue;
          const end = places.get(to);
          expect(end === undefined ? to : onBorder(points.at(-1), end)).toBe(true);
        }
      }
    }
  });

  test('stages are joined as they come after each other, and ends as handlers lead to them', () => {
    for (const { plan } of plans) {
      const places = new Map<string, Area>([
        ...plan.lanes.map((lane) => [lane.lane.id, lane] as const),
        ...[plan.start, ...plan.ends].map((pill) => [pill.id, pill] as const),
      ]);
      for (const { from, to, curve } of plan.edges) {
        expect(onBorder(curve[0], places.get(from), 3)).toBe(true);
        expect(onBorder(curve.at(-1), places.get(to), 3)).toBe(true);
      }
      const exits = plan.lanes.flatMap(({ content }) => content.exits);
      for (const rail of plan.rails) {
        expect(onBorder(rail.points.at(-1), places.get(rail.end), 1)).toBe(true);
        const [x] = rail.points[0] ?? [];
        // To the rail, or to another way of the lane that leads there.
        const ways = new Set([x, ...rail.feeders.flatMap(({ points }) => points.slice(0, -1).map(([at]) => at))]);
        for (const { points } of rail.feeders) expect(ways).toContain(points.at(-1)?.[0]);
        expect(rail.feeders.some(({ points }) => points.at(-1)?.[0] === x)).toBe(true);
        const own = exits.filter(({ end }) => end === rail.end);
        expect(rail.feeders.filter(({ from }) => from !== 'everywhere')).toHaveLength(own.length);
      }
    }
  });

  test('texts stay within their boxes, boxes beside each other, all of it within the frame', () => {
    for (const { width, plan } of plans) {
      const { lanes, everywhere, ends, start, height } = plan;
      const whole: Area = { x: 0, y: 0, width, height };
      for (const area of [...lanes, ...ends, start]) expect([within(area, whole), area]).toEqual([true, area]);
      expect(overlapping([...lanes, ...ends, start])).toEqual([]);
      const labels = [...lanes.flatMap(({ content }) => content.labels), ...everywhere].map(
        (label): Area => ({ x: label.x, y: label.y - 6, width: label.width, height: 12 }),
      );
      for (const label of labels) expect([within(label, whole), label]).toEqual([true, label]);
      const boxes = lanes.flatMap(({ content }) => content.boxes);
      expect(overlapping([...labels, ...boxes])).toEqual([]);
      for (const lane of lanes) for (const box of lane.content.boxes) expect(within(box, lane)).toBe(true);
      for (const box of boxes) expect([box.lines, holdsText(box)]).toEqual([box.lines, true]);
    }
  });
});

function onBorder(point: Point | undefined, area: Area | undefined, slack = 0.6): boolean {
  if (point === undefined || area === undefined) return false;
  const [x, y] = point;
  const { x: left, y: top, width, height } = area;
  const [dx, dy] = [Math.abs(x - left - width / 2), Math.abs(y - top - height / 2)];
  const near = (a: number, b: number) => Math.abs(a - b) <= slack;
  const inX = dx <= width / 2 + slack;
  const inY = dy <= height / 2 + slack;
  const isGate = 'shape' in area && area.shape === 'gate';
  if (isGate) return near((dx / width + dy / height) * Math.min(width, height), Math.min(width, height) / 2);
  return (near(dx, width / 2) && inY) || (near(dy, height / 2) && inX);
}

function within(inner: Area, outer: Area): boolean {
  return (
    inner.x >= outer.x - 0.01 &&
    inner.y >= outer.y - 0.01 &&
    inner.x + inner.width <= outer.x + outer.width + 0.01 &&
    inner.y + inner.height <= outer.y + outer.height + 0.01
  );
}

function overlapping(areas: readonly Area[]): (readonly [Area, Area])[] {
  const sorted = areas.toSorted((a, b) => a.y - b.y);
  return sorted.flatMap((a, index) =>
    sorted
      .slice(index + 1)
      .filter((b) => b.y < a.y + a.height - 0.5 && b.x < a.x + a.width - 0.5 && a.x < b.x + b.width - 0.5)
      .map((b) => [a, b] as const),
  );
}

/** By the widths that texts are measured with, which are no narrower than those of readers' fonts. */
function holdsText({ shape, lines, caption, width, height }: PlacedBox): boolean {
  const wide = Math.max(...lines.map((line) => textWidth(line, TEXT)), textWidth(caption, CAPTION));
  const high = lines.length * LINE_HEIGHT + (caption === '' ? 0 : 14);
  if (shape === 'gate') return wide / width + high / height <= 1.001;
  return wide + 8 <= width && high + 4 <= height;
}
