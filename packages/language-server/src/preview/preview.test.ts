import type { FilmPlan } from '@rollout/report';
import { afterEach, describe, expect, test } from 'vitest';
import type { Preview } from '../protocol.ts';
import { exampleFiles, exampleNames } from './testing/example-files.ts';
import { type PreviewOver, previewOver } from './testing/preview-over.ts';

let opened: PreviewOver[] = [];

afterEach(() => {
  for (const each of opened) each.dispose();
  opened = [];
});

function over(files: Record<string, string>, main = '/project/plan.rollout'): PreviewOver {
  const own = previewOver(files, main);
  opened.push(own);
  return own;
}

type Drawn = Extract<Preview, { readonly kind: 'picture' }>;

function drawn(answer: Preview): Drawn {
  if (answer.kind !== 'picture') throw new Error(answer.why);
  return answer;
}

const PLAN = `topology fleet { region west { cluster w[2] { server[4] } }  region east { cluster e[2] { server[4] } } }
model m {
  deploy takes 5m per server
  bug crash { present 10%  surfaces after exponential(mean 20 server-hours) }
  gate health { detects 90%  takes 5m }
}
plan weekly on fleet using m {
  param soak = 2h in 1h..24h
  param share = 10%
  stage first { deploy 1 cluster in west  wait soak  gate health }
  stage rest { deploy remaining by cluster parallel 2 }
  on unhealthy rollback
  expect p95(duration) <= 5d
}
plan nightly on fleet using m { stage all { deploy all } }
scenario bad for weekly { assume crash present 100% }
`;
const FILES = { '/project/plan.rollout': PLAN };

/** The text that a mark leads to. */
function textAt(text: string, { start, end }: Drawn['marks'][number]['range']): string {
  const lines = text.split('\n');
  return start.line === end.line
    ? (lines[start.line] ?? '').slice(start.character, end.character)
    : [
        lines[start.line]?.slice(start.character),
        ...lines.slice(start.line + 1, end.line),
        lines[end.line]?.slice(0, end.character),
      ].join('\n');
}

/** What marks of a picture lead to, by the first words of what they show. */
function ledTo(text: string, { html, marks }: Drawn): string[][] {
  return marks.flatMap(({ id, range }) => {
    if (!html.includes(`id="${id}"`)) return [];
    const [, told = ''] = new RegExp(`id="${id}"[^>]*><title>([^<]*)</title>`).exec(html) ?? [];
    return [[told.split('\n')[0] ?? '', textAt(text, range)]];
  });
}

test.each(exampleNames())('the machine of %s leads to where all of it is written', async (name) => {
  const { files, main } = exampleFiles(name);
  const answer = drawn(await over(files, main).draw({ picture: 'machine' }));
  expect(answer.html).toContain('<svg');
  expect(answer.marks.length).toBeGreaterThan(2);
  for (const mark of answer.marks) {
    if (!mark.id.startsWith('param-')) expect(answer.html).toContain(`id="${mark.id}"`);
    expect(textAt(files[mark.uri.replace('file://', '')] ?? '', mark.range)).not.toBe('');
  }
});

describe('of a plan', () => {
  test('stages, sentences, bugs and expectations lead to themselves', async () => {
    const { draw } = over(FILES);
    expect(ledTo(PLAN, drawn(await draw({ picture: 'machine' })))).toEqual([
      ['first', 'first'],
      ['deploy 1 cluster in west', 'deploy 1 cluster in west'],
      ['wait soak', 'wait soak'],
      ['gate health', 'gate health'],
      ['rest', 'rest'],
      ['deploy remaining by cluster parallel 2', 'deploy remaining by cluster parallel 2'],
    ]);
    const timeline = ledTo(PLAN, drawn(await draw({ picture: 'timeline' })));
    expect(timeline[0]).toEqual(['first (4 servers)', 'first']);
    expect(timeline.map(([, text]) => text)).toContain('gate health');
    const study = ledTo(PLAN, drawn(await draw({ picture: 'study', effort: 1 }))).map(([, text]) => text);
    expect(study).toEqual(
      expect.arrayContaining(['first', 'rest', 'crash', 'expect p95(duration) <= 5d', 'wait soak']),
    );
  });

  test('a mark of a stage is of all of the stage', async () => {
    const [first] = drawn(await over(FILES).draw({ picture: 'machine' })).marks;
    const whole = first === undefined ? '' : textAt(PLAN, first.whole);
    expect(whole).toBe('stage first { deploy 1 cluster in west  wait soak  gate health }');
  });

  test('params are told with values worth trying, and move the picture', async () => {
    const { draw } = over(FILES);
    const before = drawn(await draw({ picture: 'timeline' }));
    const [soak, share] = before.params;
    expect(soak).toMatchObject({ name: 'soak', kind: 'duration', written: '2h', text: '2h', wrong: null });
    expect(soak?.stops.slice(0, 3)).toEqual(['1h', '1h30m', '2h']);
    expect(soak?.stops.at(-1)).toBe('24h');
    expect([soak?.stops[soak.at], soak?.stops[soak.writtenAt]]).toEqual(['2h', '2h']);
    expect(share).toMatchObject({ name: 'share', stops: [] });
    const after = drawn(await draw({ picture: 'timeline', params: { soak: '20h' } }));
    expect(after.params[0]).toMatchObject({ written: '2h', text: '20h', writtenAt: soak?.writtenAt });
    expect(after.html).not.toBe(before.html);
    expect(drawn(await draw({ picture: 'timeline' })).html).toBe(before.html);
  });

  test('what is no value of a param is told, and the picture is of the others', async () => {
    const params = { soak: '90h', share: '20%', gone: '1' };
    const answer = drawn(await over(FILES).draw({ picture: 'machine', params }));
    expect(answer.params.map(({ text, wrong }) => [text, wrong === null])).toEqual([
      ['2h', false],
      ['20%', true],
    ]);
  });

  test('is chosen by name, else by the cursor, else the first; its scenarios are told', async () => {
    const { draw } = over(FILES);
    const planOf = async (params: object) => (await draw({ picture: 'machine', ...params })).plan;
    const inNightly = { line: PLAN.split('\n').findIndex((line) => line.startsWith('plan nightly')), character: 20 };
    expect(await planOf({})).toBe('weekly');
    expect(await planOf({ position: inNightly })).toBe('nightly');
    expect(await planOf({ plan: 'weekly', position: inNightly })).toBe('weekly');
    const bad = await draw({ picture: 'machine', scenario: 'bad' });
    expect([bad.scenarios, bad.scenario]).toEqual([['bad'], 'bad']);
    expect(await draw({ picture: 'machine', scenario: 'worse' })).toMatchObject({
      kind: 'none',
      why: 'There is no scenario called worse for weekly.',
    });
  });

  test('the tiles of a fleet lead to the stages that deploy to them, and to where they are declared', async () => {
    const answer = drawn(await over(FILES).draw({ picture: 'fleet' }));
    const { stages, nodes } = answer.filmPlan as FilmPlan;
    expect(stages.map(({ tiles }) => tiles)).toEqual([[[0, 4]], [[4, 16]]]);
    const leadsTo = (id: string) => answer.marks.flatMap((mark) => (mark.id === id ? [textAt(PLAN, mark.range)] : []));
    expect(stages.map((_, index) => leadsTo(`player-stage-${index}`))).toEqual([['first'], ['rest']]);
    expect(nodes.map((_, index) => leadsTo(`player-node-${index}`))).toEqual([
      ['west'],
      ['w'],
      ['server'],
      ['east'],
      ['e'],
      ['server'],
    ]);
    // The moments below: of each its stage, and in it the places where that is at work.
    expect(ledTo(PLAN, answer).map(([, text]) => text)).toEqual(expect.arrayContaining(['first', 'rest']));
  });

  test('params lead to where they are written', async () => {
    const { marks } = drawn(await over(FILES).draw({ picture: 'timeline' }));
    const ofParams = marks.filter(({ id }) => id.startsWith('param-'));
    expect(ofParams.map(({ id, range }) => [id, textAt(PLAN, range)])).toEqual([
      ['param-0', 'soak'],
      ['param-1', 'share'],
    ]);
  });

  test('runs are as most are, or find a bug, or are those of a number', async () => {
    const { draw } = over(FILES);
    expect(drawn(await draw({ picture: 'timeline', run: 7 })).run).toBe(7);
    const finds = drawn(await draw({ picture: 'fleet', run: 'found', scenario: 'bad' }));
    expect(finds.basis).toContain('the first that finds a bug');
    expect(finds.film).not.toBeNull();
    expect(await draw({ picture: 'fleet', run: 'found', plan: 'nightly' })).toMatchObject({ kind: 'none' });
  });

  test('a study is first looked at, then worked out', async () => {
    const { draw } = over(FILES);
    const first = drawn(await draw({ picture: 'study' }));
    const whole = drawn(await draw({ picture: 'study', effort: 1 }));
    expect(whole.next).toBe(null);
    expect(whole.basis).toMatch(/^(Exact|10,000 runs)$/);
    expect(first.basis === whole.basis || first.next === 1).toBe(true);
  });

  test('a front has a point for the plan as it is, and of one without ranges it is said that there is none', async () => {
    const { draw } = over(FILES);
    const front = drawn(await draw({ picture: 'front' }));
    expect(front.html).toContain('now: soak = 2h');
    expect(front).toMatchObject({ next: 1, basis: expect.stringContaining('A first look: ') });
    expect(await draw({ picture: 'front', plan: 'nightly' })).toMatchObject({
      kind: 'none',
      why: expect.stringContaining('nightly has no param with a range'),
    });
  });

  test('a front begins with the values of the sliders, and each of its points says its own', async () => {
    const { draw } = over(FILES);
    const front = drawn(await draw({ picture: 'front', params: { soak: '20h' } }));
    expect(front.html).toContain('now: soak = 20h');
    expect(front.html).not.toContain('soak = 2h<');
    const own = front.points.find(({ lines: [title] }) => title?.includes('now'));
    expect(own?.params).toEqual({ soak: '20h' });
    for (const { ids, lines, params } of front.points) {
      expect(lines[1]).toBe(`soak = ${params.soak}`);
      for (const id of ids) expect(front.html).toContain(`id="${id}"`);
    }
    // What has no range is no axis, and is set in all plans that are tried.
    const other = drawn(await draw({ picture: 'front', params: { share: '30%' } }));
    expect(other.points[0]?.params).not.toHaveProperty('share');
  });

  test('a front is soon there, then better, and tells how far it is; any number of params has a first look', async () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const many = PLAN.replace(
      'param soak = 2h in 1h..24h',
      `param soak = 2h\n${names.map((name) => `param ${name} = 2h in 1h..24h`).join('\n')}`,
    ).replace('wait soak', `wait soak ${names.map((name) => `wait ${name}`).join(' ')}`);
    const { draw, told } = over({ '/project/plan.rollout': many });
    const first = drawn(await draw({ picture: 'front' }));
    expect(first).toMatchObject({ next: 1, basis: expect.stringMatching(/^A first look: .*243 plans/) });
    expect(told.length).toBeGreaterThan(0);
    expect(told.every(({ done, all }) => all === null || done <= all)).toBe(true);
    const few = over(FILES).draw;
    const looks = [drawn(await few({ picture: 'front' })), drawn(await few({ picture: 'front', effort: 1 }))];
    expect(looks.map(({ next }) => next)).toEqual([1, 2]);
  });

  test('of a broken text it is said what is wrong, and where', async () => {
    const { draw, write } = over(FILES);
    await draw({ picture: 'machine' });
    write('/project/plan.rollout', PLAN.replace('wait soak  gate health', 'wait soak  gate helth'));
    const broken = await draw({ picture: 'machine' });
    if (broken.kind !== 'none') throw new Error('it is drawn');
    expect(broken.why).toContain('helth');
    expect(broken.place?.range.start.line).toBe(PLAN.split('\n').findIndex((line) => line.includes('stage first')));
    expect(broken).toMatchObject({ version: 1, plan: 'weekly', plans: [{ name: 'weekly' }, { name: 'nightly' }] });
    write('/project/plan.rollout', '');
    expect(await draw({ picture: 'machine' })).toMatchObject({ kind: 'none', plan: null, plans: [] });
    write('/project/plan.rollout', null);
    expect(await draw({ picture: 'machine' })).toMatchObject({ kind: 'none', why: 'The file cannot be read.' });
  });

  test('no name of it becomes markup', async () => {
    const name = '<img src=x onerror=alert(1)>';
    const text = PLAN.replaceAll('stage first', `stage ${JSON.stringify(name)}`).replaceAll(
      'crash',
      '"</title><script>alert(2)</script>"',
    );
    const { draw } = over({ '/project/plan.rollout': text });
    for (const picture of ['machine', 'timeline', 'fleet', 'study'] as const) {
      const { html } = drawn(await draw({ picture }));
      expect(html).not.toMatch(/<(?:img|script)/);
      expect(html).not.toMatch(/<[^>"]*(?:"[^"]*"[^>"]*)* (?:on\w+|style|href)="/);
    }
  });
});
