import { type GraphBox, graphOf, type Machine } from '@rollout/compiler';
import { describe, expect, test } from 'vitest';
import { drawn } from '../../testing/drawn.ts';
import { exampleMachine, exampleNames } from '../../testing/open-example.ts';
import { printable } from '../../text/printable.ts';
import type { Drawing, Picture } from '../picture.ts';
import { pictureSvg } from '../svg.tsx';
import { THEMES } from '../theme/themes.ts';
import { planPicture } from './plan-picture.ts';
import { HARD_PLANS } from './testing/plans.ts';
import { boxesOf, waysOf } from './view/ways.ts';

const WIDTHS = [360, 960] as const;
const draw = (picture: Picture, width: number): Drawing => picture.draw({ width, theme: THEMES.light, id: 'plan' });
const words = (text: string): string => text.replace(/[\s\u00a0]+/g, '');

/** The texts of the groups of a drawing, by the ids of what they draw. */
function groupsOf(drawing: Drawing): Map<string, string> {
  return new Map(drawn(drawing, 'g').map(({ attributes: { id }, text }) => [String(id), text]));
}

function allBoxes(machine: Machine): GraphBox[] {
  return printable(graphOf(machine)).lanes.flatMap(boxesOf);
}

describe.each(exampleNames())('%s', (name) => {
  test('every stage, step, way back and point of no return of the machine is drawn, in its own words', async () => {
    const machine = exampleMachine(name);
    const graph = printable(graphOf(machine));
    const picture = await planPicture(machine);
    for (const width of [640]) {
      const drawing = draw(picture, width);
      const groups = groupsOf(drawing);
      for (const box of allBoxes(machine)) {
        const own = words(groups.get(`plan-${box.id}`) ?? 'none').split('…')[0] ?? '';
        expect([box.id, words(`${box.text} × ${box.copies}`).startsWith(own.slice(0, words(box.text).length))]).toEqual(
          [box.id, true],
        );
      }
      const marks = drawing.marks.map(({ text }) => text).join('\n');
      for (const { name: stage } of graph.lanes) expect(marks).toContain(stage);
      for (const box of allBoxes(machine)) expect(marks).toContain(box.text);
      const { bySteps, byStages } = waysOf(graph);
      const all = words(
        drawn(drawing, 'text')
          .map(({ text }) => text)
          .join(''),
      );
      for (const way of [...bySteps.values(), ...byStages.values()].flat()) {
        expect(all).toContain(words(way.label));
        if (way.to.kind === 'end') expect(groups.has(`plan-${way.to.id}`)).toBe(true);
      }
      const ends = graph.boxes.filter(({ shape }) => shape === 'end');
      for (const end of ends) expect(words(groups.get(`plan-${end.id}`) ?? '')).toContain(words(end.text));
    }
  });

  test('a picture is as wide as its frame, no larger than it should be, and no id comes twice', async () => {
    const picture = await planPicture(exampleMachine(name));
    for (const width of WIDTHS) {
      const svg = pictureSvg(picture, { width, theme: 'light' });
      expect(svg).toMatch(new RegExp(`^<svg [^>]*width="${width}"`));
      expect(svg.length).toBeLessThan(80_000);
      const ids = [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
      expect(ids.length).toBe(new Set(ids).size);
      expect(svg).not.toMatch(/ style=|<style|<image|foreignObject|NaN|undefined/);
    }
  });
});

test('the same bytes from the same machine, in every order of asking', async () => {
  const machine = exampleMachine('everything');
  const picture = await planPicture(machine);
  const first = WIDTHS.map((width) => pictureSvg(picture, { width, theme: 'dark' }));
  await planPicture(exampleMachine('million'));
  const again = await planPicture(machine);
  expect(WIDTHS.toReversed().map((width) => pictureSvg(again, { width, theme: 'dark' }))).toEqual(first.toReversed());
});

test('the share that a stage has come to is the length of its bar', async () => {
  const picture = await planPicture(exampleMachine('first-plan'));
  const drawing = draw(picture, 640);
  // 100 of 1,200 servers in the first stage, 200 more in the second, all of them in the third.
  const bars = drawn(drawing, 'rect').filter(({ attributes }) => attributes.height === 6);
  const shares = bars.flatMap(({ attributes }, index) =>
    index % 2 === 1 ? [Number(attributes.width) / Number(bars[index - 1]?.attributes.width)] : [],
  );
  expect(shares).toHaveLength(3);
  for (const [index, share] of [100 / 1200, 300 / 1200, 1].entries()) expect(shares[index]).toBeCloseTo(share, 3);
  expect(drawing.marks.map(({ text }) => text.split('\n').slice(0, 3))).toContainEqual([
    'second',
    '200 of 1,200 servers',
    '25% so far',
  ]);
});

test('a mark says the whole sentence, whom it reaches, how often it runs, and what it leads to', async () => {
  const picture = await planPicture(exampleMachine('everything'));
  const marks = draw(picture, 360).marks.map(({ text }) => text);
  expect(marks).toContain(
    'gate health\nruns 3 times\nunhealthy → rolled back\nthen shift traffic to 5%, 25%, 100%\nthen wait 2h',
  );
  expect(marks).toContain('point of no return: nothing that came before goes back');
  expect(marks).toContain('rolled back\nflags go off, then traffic goes back, then\nservers go back');
});

describe.each(Object.keys(HARD_PLANS))('%s', (name) => {
  test('is drawn, small enough, and keeps its ways', async () => {
    const machine = HARD_PLANS[name]?.();
    if (machine === undefined) throw new Error('no plan');
    const picture = await planPicture(machine);
    for (const width of WIDTHS) {
      const svg = pictureSvg(picture, { width, theme: 'light' });
      expect(svg.length).toBeLessThan(80_000);
      expect(svg).not.toMatch(/<img|<script|NaN|undefined/);
      const drawing = draw(picture, width);
      expect(drawing.marks.length).toBeLessThanOrEqual(300);
      expect(
        words(
          drawn(drawing, 'text')
            .map(({ text }) => text)
            .join(''),
        ),
      ).toMatch(/→rolledback/);
    }
  });
});

test('alike stages are one lane, and so it says', async () => {
  const machine = HARD_PLANS['a hundred alike stages']?.();
  if (machine === undefined) throw new Error('no plan');
  const picture = await planPicture(machine);
  expect(picture.notes).toContain('The 98 stages from wave-2 to wave-99 are one lane.');
  const marks = draw(picture, 640).marks.map(({ text }) => text.split('\n').slice(0, 4).join(', '));
  expect(marks).toContain('wave-2 … wave-99, 98 stages, alike, 784 of 800 servers, 99% so far');
  expect(picture.table.rows).toHaveLength(300);
});
