import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Machine } from '@rollout/compiler';
import { type Results, simulate, type Trace, traceTrial } from '@rollout/simulator';
import { describe, expect, test } from 'vitest';
import { machineOf } from '../../testing/open-example.ts';
import { percentWithInterval } from '../../text/estimate.ts';
import { formatPercent } from '../../text/number.ts';
import { runPage } from './run-page.tsx';
import { quantileTexts } from './sections/quantiles.ts';
import { studyPage } from './study-page.tsx';

const EXAMPLE = readFileSync(
  join(import.meta.dirname, '../../../../../examples/first-plan/first-plan.rollout'),
  'utf8',
);

interface Studied {
  readonly machine: Machine;
  readonly results: Results;
  readonly trace: Trace;
  readonly sources: readonly { readonly path: string; readonly text: string }[];
  readonly commandLine: string;
  readonly set: readonly string[];
}

function studied(text: string, trials = 200): Studied {
  const machine = machineOf(text);
  const trace = traceTrial(machine, { seed: '1', trial: 0 });
  if (trace.kind !== 'trace') throw new Error('the run has too many servers');
  const results = simulate(machine, { trials });
  const sources = [{ path: 'plan.rollout', text }];
  return { machine, results, trace, sources, commandLine: 'rollout simulate plan.rollout --html report.html', set: [] };
}

const all = (page: string, pattern: RegExp): string[] => [...page.matchAll(pattern)].map(([, found = '']) => found);

describe('a page of a study', async () => {
  const input = studied(EXAMPLE);
  const page = await studyPage(input);

  test('asks for nothing: it refers to parts of itself alone, and all of them are there', () => {
    const ids = all(page, / id="([^"]*)"/g);
    expect(ids.length).toBe(new Set(ids).size);
    const references = [
      ...all(page, / href="([^"]*)"/g).map((href) => href.replace(/^#/, '')),
      ...all(page, / aria-(?:labelledby|describedby)="([^"]*)"/g).flatMap((list) => list.split(' ')),
      ...all(page, /url\(#([^)]*)\)/g),
    ];
    expect(references.filter((id) => !ids.includes(id))).toEqual([]);
    expect(page).not.toMatch(/ (?:src|srcset|action|data|poster|xlink:href|background)=|@import|url\((?!#)/);
  });

  test('its policy lets its own script and style sheet work, and nothing else', () => {
    const [policy = ''] = all(page, /http-equiv="Content-Security-Policy" content="([^"]*)"/g);
    const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const [script = ''] = all(page, /<script>([\s\S]*?)<\/script>/g);
    const [styles = ''] = all(page, /<style>([\s\S]*?)<\/style>/g);
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${hash(script)}`,
      `style-src ${hash(styles)}`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(page).not.toMatch(/<[^>]* (?:style|on[a-z]+)="/);
    expect(all(page, /<script([^>]*)>/g).filter((attributes) => !attributes.includes('application/json'))).toEqual([
      '',
    ]);
    expect(all(page, /(<style)/g)).toHaveLength(1);
  });

  test('says the figures that the results have', () => {
    const { duration, outcomes } = input.results;
    const [head = ''] = all(page, /<header([\s\S]*?)<\/header>/g);
    expect(head).toContain(`It completes in ${percentWithInterval(outcomes.completed)} of runs.`);
    expect(head).toContain(`<dt>duration, P50</dt><dd>${quantileTexts(duration).p50}`);
    expect(head).toContain(`<dt>rolled back</dt><dd>${percentWithInterval(outcomes.rolledBack).split(' ')[0]}`);
  });

  test('says how to make it again, and no time of the clock', async () => {
    const [foot = ''] = all(page, /<footer([\s\S]*?)<\/footer>/g);
    expect(foot).toContain('rollout simulate plan.rollout --html report.html');
    for (const fact of [input.results.version, input.results.machineHash, 'Seed', '>200<'])
      expect(foot).toContain(fact);
    expect(await studyPage(input)).toBe(page);
  });

  test('says how far it is after each section, and ends where it is told to', async () => {
    const told: string[] = [];
    const whole = await studyPage(input, async (done, sections) => {
      told.push(`${done} of ${sections}`);
    });
    expect(whole).toBe(page);
    const sections = all(page, /(<section id="[^"]*" aria-labelledby="[^"]*" class="part">)/g).length;
    expect(told).toEqual(Array.from({ length: sections }, (_, index) => `${index + 1} of ${sections}`));
    const stopped = studyPage(input, async () => {
      throw new Error('enough');
    });
    await expect(stopped).rejects.toThrow('enough');
  });

  test('says which run it shows, and how many end as that does', () => {
    const { outcomes } = input.results;
    expect(page).toContain(
      `Trial 0 of seed 1, the first that ends as most do: ${formatPercent(outcomes.completed.value ?? 0)} of all runs complete.`,
    );
  });

  test('says what its words mean, those of bugs only where there are any', async () => {
    expect(page).toContain('<th scope="row">P50, P90, P95</th>');
    expect(page).toContain('<th scope="row">it escapes</th>');
    const harmless = studied(`
      topology fleet { region a { server[4] } }
      model quick { deploy takes 1h per server }
      plan careful on fleet using quick { stage one { deploy all } }`);
    expect(await studyPage(harmless)).not.toContain('it escapes');
  });

  test('draws each picture at three widths', () => {
    const figures = all(page, /<figure class="figure" id="([^"]*)"/g);
    expect(figures).toContain('picture-duration');
    for (const width of [336, 640, 960]) {
      const drawings = all(
        page,
        new RegExp(`<div class="drawing (w${width})(?: upright)?"><svg width="${width}"`, 'g'),
      );
      expect(drawings).toHaveLength(figures.length);
    }
  });
});

/** No plan may hold such a character; a machine that somebody else made could. */
const REVERSED = 'backwards';

test('names are text and nothing more, wherever they come from', async () => {
  const hostile = ['<img src=x onerror=alert(1)>', '</script><script>alert(1)</script>', REVERSED, '"\'&--><!--'];
  const [image = '', script = '', reversed = '', comment = ''] = hostile.map((name) => JSON.stringify(name));
  const long = JSON.stringify('n'.repeat(500));
  const input = studied(`
    topology ${long} { region ${image} { cluster ${script} { server[4] } } cluster ${reversed} { server[4] } }
    model m {
      deploy takes 5m per server
      bug ${image} { present 50%  surfaces after 1 server-hours }
      bug ${comment} { present 50%  surfaces after exponential(mean 8 server-hours) }
      gate ${script} { detects 90% }
    }
    /// ${hostile.join(' ')}
    plan ${script} on ${long} using m {
      stage ${reversed} { deploy all  wait 8h  gate ${script} }
      on unhealthy rollback
      expect P(escape of ${image}) < 50%
    }`);
  const commandLine = `rollout simulate '${hostile.join(' ')}' --html x.html`;
  const turned = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll(REVERSED, '\u202edesrever'));
  const { machine, results, trace, sources } = turned(input);
  const shown = { ...input, machine, results, trace, sources, commandLine };
  for (const page of [await studyPage(shown), await runPage(shown)]) {
    expect(page).not.toMatch(/<img|<!--/i);
    expect(page).not.toContain('\u202e');
    // Its own script, and blocks of data.
    expect(all(page, /<(script)/g)).toHaveLength(all(page, /<(\/script)>/g).length);
    expect(all(page, /<script(?! type="application\/json")([^>]*)>/g)).toEqual(['']);
    expect(page).not.toContain('<script>alert');
  }
});

test('quantiles are told as finely as it takes to tell them apart', () => {
  const known = (value: number) => ({ value, low: value, high: value });
  // 4d 2h 40m would be 4d 3h, and seem longer than 4d 2h 43m.
  expect(quantileTexts({ p50: known(355_200), p95: known(355_380) })).toEqual({ p50: '4d 2h 40m', p95: '4d 2h 43m' });
  expect(quantileTexts({ p50: known(3_600), p95: known(7_200) })).toEqual({ p50: '1h', p95: '2h' });
});

test('a study in which no trial had ended says so', async () => {
  const input = studied(EXAMPLE, 0);
  const page = await studyPage({ ...input, trace: null });
  expect(page).toContain('No trial had ended when the study was stopped: nothing is known.');
  expect(page).not.toContain('NaN');
});

test('a page of a run says what came of it', async () => {
  const input = studied(EXAMPLE);
  const page = await runPage(input);
  expect(page).toContain('It completed after');
  expect(page).toContain('trial 0 of seed 1');
});
