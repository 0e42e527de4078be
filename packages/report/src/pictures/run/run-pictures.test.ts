import type { Machine } from '@rollout/compiler';
import { type Trace, traceTrial } from '@rollout/simulator';
import { describe, expect, it } from 'vitest';
import { drawn } from '../../testing/drawn.ts';
import { exampleMachine, machineOf } from '../../testing/open-example.ts';
import { textWidth } from '../lettering/text-width.ts';
import type { Drawing, Picture } from '../picture.ts';
import { pictureSvg } from '../svg.tsx';
import { THEMES } from '../theme/themes.ts';
import { amountScale, countScale } from './count-scale.ts';
import { runLayout } from './run-layout.ts';
import { runPictures } from './run-pictures.ts';

function traced(machine: Machine, trial = 1): Trace {
  const trace = traceTrial(machine, { trial });
  if (trace.kind !== 'trace') throw new Error('too many servers');
  return trace;
}

function named(pictures: readonly Picture[], name: string): Picture {
  const found = pictures.find((picture) => picture.name === name);
  if (found === undefined) throw new Error(`no picture ${name}`);
  return found;
}

const draw = (picture: Picture, width: number): Drawing =>
  picture.draw({ width, theme: THEMES.light, id: picture.name });

/** The corners of a path of `M`, `L`, `H`, `V` in absolute coordinates. */
function cornersIn(d: unknown): { x: number; y: number }[] {
  const corners: { x: number; y: number }[] = [];
  let [x, y] = [0, 0];
  for (const [, letter = '', first = '', second = ''] of String(d).matchAll(/([MLHV])([-\d.]+)(?: ([-\d.]+))?/g)) {
    if (letter === 'V') y = Number(first);
    else x = Number(first);
    if (letter === 'M' || letter === 'L') y = Number(second);
    corners.push({ x, y });
  }
  return corners;
}

/** What holds of any drawing: texts stand in it and beside one another, marks are in it, and all numbers are numbers. */
function expectLegible(drawing: Drawing, what: string): void {
  const { width, height, marks } = drawing;
  expect(marks.length, what).toBeLessThanOrEqual(300);
  for (const mark of marks) {
    expect(mark.x >= -1 && mark.x + mark.width <= width + 1, `${what}: ${JSON.stringify(mark)}`).toBe(true);
    expect(mark.y >= -1 && mark.y + mark.height <= height + 1, `${what}: ${JSON.stringify(mark)}`).toBe(true);
    expect(mark.width > 0 && mark.height > 0, `${what}: ${JSON.stringify(mark)}`).toBe(true);
  }
  for (const tag of ['path', 'rect', 'text']) {
    for (const { attributes } of drawn(drawing, tag)) {
      const { children: _, ...own } = attributes;
      expect(JSON.stringify(own), what).not.toMatch(/NaN|null|Infinity|undefined/);
    }
  }
  const boxes = drawn(drawing, 'text').map(({ attributes, text }) => {
    const size = Number(attributes['font-size']);
    const wide = textWidth(text, { size, bold: attributes['font-weight'] === 'bold' });
    const anchor = attributes['text-anchor'];
    const left = Number(attributes.x) - (anchor === 'end' ? wide : anchor === 'middle' ? wide / 2 : 0);
    const base = Number(attributes.y);
    return { text, left, right: left + wide, top: base - size * 0.72, bottom: base + size * 0.1 };
  });
  boxes.forEach((box, index) => {
    expect(box.left >= -1 && box.right <= width + 1, `${what}: ${box.text} leaves the picture`).toBe(true);
    expect(box.top >= 0 && box.bottom <= height, `${what}: ${box.text} leaves the picture`).toBe(true);
    for (const other of boxes.slice(index + 1)) {
      const apart =
        box.right <= other.left || other.right <= box.left || box.bottom <= other.top || other.bottom <= box.top;
      expect(apart, `${what}: ${box.text} lies on ${other.text}`).toBe(true);
    }
  });
}

/** A bug that is there for sure and seen for sure: everything goes back. */
const BUGGY = `
  topology fleet { region west { cluster web[2] { server[10] } } }
  service shop { runs on west  headroom 50%  load 100 requests/s }
  model quick {
    deploy takes 10m per server
    deploy fails 10% per server
    rollback takes 5m per server
    bug slow { present 100%  surfaces after 2 server-hours }
    gate health { detects 100%  takes 10m }
  }
  plan buggy of shop on fleet using quick {
    maxDown 40% per cluster, 60% in rollback
    stage all { deploy web  wait 1h  gate health }
    on unhealthy rollback
  }`;

describe('the figures that are drawn are those of the trace', () => {
  const machine = machineOf(BUGGY);
  const trace = traced(machine);
  const pictures = runPictures(trace, machine);
  const layout = runLayout(960, trace.duration);

  it('of exposure: where its curve ends', () => {
    const [bug] = trace.bugs;
    expect(bug?.there).toBe(true);
    const drawing = draw(named(pictures, 'exposure'), 960);
    const curve = drawn(drawing, 'path').find(({ attributes }) => attributes.stroke === THEMES.light.series[0]);
    const corners = cornersIn(curve?.attributes.d);
    const bottom = Math.max(...corners.map(({ y }) => y));
    const end = corners.at(-1);
    const scale = amountScale(bug?.exposure ?? 0);
    expect(bottom - (end?.y ?? 0)).toBeCloseTo(scale.place(bug?.exposure ?? 0) * 84, 0);
    expect(end?.x).toBeCloseTo(layout.at(trace.duration), 0);
    // And where it begins: with the first server that has it.
    expect(corners[0]?.x).toBeCloseTo(layout.at(bug?.history[0]?.at ?? 0), 0);
  });

  it('of what was down: its top, and its limits', () => {
    const [limit] = trace.limits;
    const [group] = limit?.groups ?? [];
    const drawing = draw(named(pictures, 'capacity'), 960);
    const curve = drawn(drawing, 'path').find(
      ({ attributes }) => attributes.stroke === THEMES.light.state.changing && attributes.fill === 'none',
    );
    const corners = cornersIn(curve?.attributes.d);
    const most = Math.max(...(group?.down.map(({ down }) => down) ?? []));
    const line = drawn(drawing, 'path').find(({ attributes }) => attributes.stroke === THEMES.light.limit);
    const level = cornersIn(line?.attributes.d)[0]?.y ?? 0;
    const bottom = Math.max(...corners.map(({ y }) => y));
    const scale = countScale(Math.max(most, group?.allowed ?? 0, group?.allowedInRollback ?? 0));
    expect(bottom - Math.min(...corners.map(({ y }) => y))).toBeCloseTo(scale.place(most) * 58, 0);
    expect(bottom - level).toBeCloseTo(scale.place(group?.allowed ?? 0) * 58, 0);
    const texts = drawn(drawing, 'text').map(({ text }) => text);
    expect(texts).toContain(`limit ${group?.allowed}`);
    expect(texts).toContain(`${group?.allowedInRollback} in rollback`);
  });

  it('of who went when: bars from start to end, with what they tell', () => {
    const drawing = draw(named(pictures, 'timeline'), 960);
    const units = trace.steps.flatMap(({ units: own }) => own);
    expect(units).toHaveLength(2);
    for (const { address, batches, reverts } of units) {
      for (const [meaning, list] of [
        ['upgrades', batches],
        ['goes back', reverts],
      ] as const) {
        for (const { start, end, servers } of list) {
          const told = drawing.marks.filter(
            ({ x, text }) =>
              text.startsWith(`${address} (`) && text.includes(meaning) && Math.abs(x - layout.at(start)) < 4,
          );
          expect(told.map(({ text }) => text).join('\n\n')).toContain(`${servers} servers`);
          const right = layout.at(end ?? trace.duration);
          expect(told.some(({ x, width }) => Math.abs(x + width - right) < 4)).toBe(true);
        }
      }
    }
    expect(drawing.marks.map(({ text }) => text).join('\n')).toContain('gate failed: gate health, at 2h');
  });

  it('of who went when: bars that are drawn at once, each in its place', () => {
    const drawing = draw(named(pictures, 'timeline'), 960);
    const [upgrades] = drawn(drawing, 'path').filter(
      ({ attributes }) => attributes.fill === THEMES.light.state.changing,
    );
    const boxes = [...String(upgrades?.attributes.d).matchAll(/M([\d.]+) [\d.]+h([\d.]+)v/g)].map(
      ([, x, width]) => [Number(x), Number(x) + Number(width)] as const,
    );
    for (const { start, end } of trace.steps.flatMap(({ units: own }) => own.flatMap(({ batches }) => batches))) {
      const [from, to] = [layout.at(start), layout.at(end ?? trace.duration)];
      expect(boxes.some(([x, right]) => Math.abs(x - from) < 0.2 && Math.abs(right - to) < 1.2)).toBe(true);
    }
  });

  it('of load: its peak, and its headroom', () => {
    const [service] = trace.services;
    expect(named(pictures, 'load').description).toBe(
      'shop: at most 2.5 of the ordinary load, overloaded: 50% headroom.',
    );
    // Going back, 6 of 10 are down in both clusters: the other 8 carry what 20 do.
    expect(service?.peak).toBeCloseTo(20 / 8, 12);
  });

  it('of what failed', () => {
    const failed = trace.progress.at(-1)?.failed ?? 0;
    expect(failed).toBeGreaterThan(0);
    const texts = drawn(draw(named(pictures, 'failures'), 960), 'text').map(({ text }) => text);
    expect(texts.join(' ')).toContain(`${failed} of 20 that were tried`);
  });

  it('and all share one axis: what happened at a moment lies on one line', () => {
    const places = pictures.map((picture) =>
      drawn(draw(picture, 960), 'path')
        .filter(({ attributes }) => attributes['stroke-dasharray'] === '2 3')
        .flatMap(({ attributes }) => cornersIn(attributes.d).map(({ x }) => x))
        .join(),
    );
    expect(places.length).toBeGreaterThan(4);
    expect(new Set(places).size).toBe(1);
    expect(places[0]).toContain(String(layout.at(trace.bugs[0]?.shown ?? -1)));
  });
});

describe('is legible at every width', () => {
  it.each([
    ['first-plan', 1],
    ['bad-day', 1],
    ['million', 1],
    ['firmware', 1],
    ['dark-launch', 1],
    ['release-train', 1],
    ['expand-contract', 2],
    ['canary-analysis', 3],
    ['kubernetes-rolling', 3],
    ['blue-green', 2],
    ['change-windows', 1],
    ['rings', 5],
    ['service-fabric', 2],
  ])('%s, trial %i', (name, trial) => {
    const machine = exampleMachine(name);
    for (const picture of runPictures(traced(machine, trial), machine)) {
      for (const width of [360, 640, 960]) {
        expectLegible(draw(picture, width), `${picture.name} at ${width}`);
        expect(pictureSvg(picture, { width, theme: 'dark' }).length).toBeLessThan(120_000);
      }
      expect(picture.table.rows.length).toBeGreaterThan(0);
      expect(picture.table.rows.length).toBeLessThanOrEqual(401);
    }
  });
});

it('tells a deploy that waits for a window from one that goes on: in its place, its look and its words', () => {
  const machine = machineOf(`
    topology fleet { region west { cluster web { server[4] } } }
    model quick { deploy takes 1h per server }
    plan late on fleet using quick {
      starts 2026-01-05 18:00 in "UTC"
      window mon..fri 09:00..10:00 in "UTC"
      maxDown 50% per cluster
      stage all { deploy web }
    }`);
  const trace = traced(machine);
  const layout = runLayout(960, trace.duration);
  const drawing = draw(named(runPictures(trace, machine), 'timeline'), 960);
  // It starts on Monday evening; a batch on Tuesday at nine, 15 hours later, and one a day after that.
  const held = [
    [0, 15],
    [16, 39],
  ].map(([from = 0, to = 0]) => [layout.at(from * 3_600_000), layout.at(to * 3_600_000)] as const);
  const told = drawing.marks.filter(({ text }) =>
    text.startsWith('all (4 servers)\nheld by the calendar: deploy web\n'),
  );
  expect(told).toHaveLength(2);
  held.forEach(([from, to], index) => {
    const { x = 0, width = 0 } = told[index] ?? {};
    expect(Math.abs(x - from)).toBeLessThan(2);
    expect(Math.abs(x + width - to)).toBeLessThan(2);
  });
  const [patterned] = drawn(drawing, 'path').filter(({ attributes }) => String(attributes.fill).startsWith('url('));
  const boxes = [...String(patterned?.attributes.d).matchAll(/M([\d.]+) [\d.]+h([\d.]+)v/g)];
  expect(boxes.some(([, x]) => Math.abs(Number(x) - (held[0]?.[0] ?? 0)) < 0.2)).toBe(true);
  expect(drawn(drawing, 'text').map(({ text }) => text)).toContain('held by the calendar');
  for (const width of [360, 640, 960])
    expectLegible(draw(named(runPictures(trace, machine), 'timeline'), width), 'held');
});

it('tells each of a hundred stages, in few elements', () => {
  const stages = Array.from(
    { length: 100 },
    (_, index) => `stage s${index} { deploy 10 servers  wait 1h  gate health }`,
  );
  const machine = machineOf(`
    topology fleet { region west { cluster web[100] { server[10] } } }
    model quick { deploy takes 10m per server  gate health { takes 5m } }
    plan long on fleet using quick { maxDown 10%  ${stages.join('\n')} }`);
  const [timeline] = runPictures(traced(machine), machine);
  const drawing = timeline === undefined ? null : draw(timeline, 960);
  const marks = drawing?.marks ?? [];
  expect(marks.length).toBeLessThanOrEqual(280);
  stages.forEach((_, index) => {
    const told = marks.filter(({ text }) => text.startsWith(`s${index} (10 servers)\n`));
    expect(told, `s${index}`).toHaveLength(1);
    expect(told[0]?.text).toMatch(/^upgrades: 10 servers.* from .*, 10m long$/m);
    expect(told[0]?.text).toMatch(/^gate passed: gate health, at /m);
  });
  const elements = drawing === null ? 0 : drawn(drawing, 'path').length + drawn(drawing, 'rect').length;
  expect(elements).toBeLessThan(40);
});

describe('what there is little of', () => {
  it('a plan that takes no time', () => {
    const machine = machineOf(`
      topology fleet { region west { cluster web { server[2] } } }
      model instant { deploy takes 0s per server }
      plan quick on fleet using instant { maxDown 1 server  stage all { deploy web } }`);
    for (const picture of runPictures(traced(machine), machine)) {
      for (const width of [360, 640, 960]) expectLegible(draw(picture, width), picture.name);
    }
  });

  it('a plan without servers', () => {
    const machine = machineOf(`
      audience users 1000 { ring early 10%  ring broad }
      model quick { release takes 1h }
      plan people using quick { stage all { release to early  wait 1h  release to broad } }`);
    const pictures = runPictures(traced(machine), machine);
    expect(pictures.map(({ name }) => name)).toEqual(['timeline', 'people']);
    for (const picture of pictures) {
      for (const width of [360, 640, 960]) expectLegible(draw(picture, width), picture.name);
    }
  });
});

it('hostile names are text and nothing more, and stay in their places', () => {
  const machine = machineOf(BUGGY);
  const hostile = `<img onerror=x>${'</script>'}\u202eevil ${'long '.repeat(100)}`;
  const rename = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(rename);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => {
        const isName = ['name', 'text', 'address', 'service', 'stage', 'plan', 'unit', 'bug', 'step', 'check'].includes(
          key,
        );
        return [key, isName && typeof each === 'string' ? `${hostile}${each}` : rename(each)];
      }),
    );
  };
  // Only texts were replaced, by texts.
  const trace = rename(traced(machine)) as Trace;
  for (const picture of runPictures(trace, machine)) {
    for (const width of [360, 640, 960]) expectLegible(draw(picture, width), `${picture.name} at ${width}`);
    const svg = pictureSvg(picture, { width: 640, theme: 'light' });
    expect(svg).not.toContain('<img');
    expect(svg).not.toContain('</script');
    expect(svg).not.toContain('\u202e');
  }
});
