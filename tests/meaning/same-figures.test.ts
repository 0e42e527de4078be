// What the editor knows of a plan is what the command line says of it: figure by figure, over all examples.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSource } from '@rollout/workspace';
import { afterAll, describe, expect, test } from 'vitest';
import { diskFileSystem } from '../../packages/cli/src/files/disk-file-system.ts';
import { rollout } from '../../packages/cli/src/testing/fake-terminal.ts';
import {
  figuresHoverAt,
  HINT_DEFAULTS,
  type Hint,
  inlayHints,
  lensesOf,
} from '../../packages/language-server/src/hints/index.ts';
import { askMeaning } from '../../packages/language-server/src/meaning/ask.ts';
import type { PlanOutlook } from '../../packages/language-server/src/meaning/outlook/outlook.ts';
import { openMeaningHere } from '../../packages/language-server/src/meaning/testing/both-ends.ts';
import { root } from '../support/repository.ts';
import { figuresIn, writtenOf } from './support/said-figures.ts';

const logged: string[] = [];
const meaning = askMeaning({
  open: () => openMeaningHere(),
  fileSystem: diskFileSystem,
  versionOf: () => null,
  log: (message) => logged.push(message),
});
afterAll(() => {
  meaning.dispose();
  expect(logged).toEqual([]);
});

/** All params but one, so that few plans are tried. */
const FIXED = { 'first-soak': '24h' };
const TRIALS = 40;
const SEED = 'editor';

const plansOf = (folder: string): string[] =>
  readdirSync(join(root, 'examples', folder))
    .filter((name) => name.endsWith('.rollout'))
    .map((name) => join(root, 'examples', folder, name));

/** Its runs take as long as those of all the others, and none of its figures is of a kind that these have not. */
const LARGE = 'million';

const EXAMPLES = readdirSync(join(root, 'examples'))
  .filter((name) => name !== LARGE)
  .flatMap(plansOf);

/** What a command prints, without the line that it was called by. */
async function printed(...args: string[]): Promise<unknown> {
  const { stdout } = await rollout([...args, '--format', 'json'], { cwd: root });
  const { commandLine: _, ...rest }: Record<string, unknown> = JSON.parse(stdout);
  return rest;
}

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** What an editor shows of one plan, line by line: above it, in its stages, and where the mouse is over their names. */
function shownOf(
  path: string,
  plans: readonly PlanOutlook[],
  { plan, scenario }: { readonly plan: string; readonly scenario: string | null },
): readonly string[] {
  const file = parseSource(readFileSync(path, 'utf8'), path);
  const settings = { ...HINT_DEFAULTS, 'hints.clock': false, 'hints.defaults': false };
  const own = plans.filter((each) => each.plan === plan && each.scenario === scenario);
  const subject = { file, program: null, plans: own.map((each) => ({ ...each, isStale: false })), settings };
  const titles = lensesOf(subject).map(({ title }) => title);
  const isInHead = ({ at }: Hint): boolean => /^ *(?:stage|channel) /.test(lineAround(file.text, at));
  const hints = inlayHints(subject, { start: 0, end: file.text.length }).filter(isInHead);
  const names = [...file.text.matchAll(/^ *(?:plan|scenario|stage|channel) (?=[^ ]+ )/gm)];
  const hovers = names.map((found) => figuresHoverAt(subject, found.index + found[0].length)?.markdown ?? '');
  return [...titles, ...hints.map(({ text }) => text), ...hovers.flatMap((hover) => hover.split('\n'))]
    .filter((line) => !/^- \*\*(?:Begins|Takes)\*\* .*(?:one in ten|trial|exact)/.test(line))
    .map((line) => line.replace(/^- \*\*.*?\*\*/, '').replace(/`.*`/, ''));
}

const lineAround = (text: string, at: number): string =>
  text.slice(text.lastIndexOf('\n', at - 1) + 1).split('\n')[0] ?? '';

describe.each(EXAMPLES)('%s', (path) => {
  test('has in its outlook what simulate says', async () => {
    const { plans } = await meaning.outlook(
      { path, first: null, trials: TRIALS, seed: SEED, confidence: 0.95 },
      () => {},
    );
    for (const { plan, scenario, known } of plans) {
      if (known.kind !== 'known') throw new Error(`${plan}: ${known.kind}`);
      const { method, trials } = known.results;
      const said = ['simulate', path, '--plan', plan, ...(scenario === null ? [] : ['--scenario', scenario])];
      const how = ['--trials', String(trials), '--seed', SEED, '--confidence', '95%'];
      const own = asJson(known.results);
      const print = await printed(...said, ...(method === 'exact' ? ['--seed', SEED, '--confidence', '95%'] : how));
      expect(own).toEqual(print);
      // Every figure that is to be seen is one of those; but when stages begin, and how long they take, is told by more than these say.
      const told = writtenOf(print);
      const shown = shownOf(path, plans, { plan, scenario });
      expect(shown.flatMap(figuresIn).length).toBeGreaterThan(0);
      expect(shown.filter((text) => figuresIn(text).some((figure) => !told.has(figure)))).toEqual([]);
      // What its sentences deploy to is what the stage does.
      for (const { name, servers } of known.results.stages) {
        const steps = known.steps.filter(({ stage }) => stage === name);
        expect(steps.reduce((sum, step) => sum + step.servers, 0)).toBe(servers);
      }
      // Every stage has the mean that its law has been drawn around.
      expect(known.times?.stages.map(({ name }) => name)).toEqual(known.results.stages.map(({ name }) => name));
    }
  });
});

describe('the worker says what the command line says', () => {
  const compared = join(root, 'examples/first-plan/first-plan.rollout');
  const searched = join(root, 'examples/careful/careful.rollout');
  const expecting = join(root, 'examples/everything/everything.rollout');

  test('of a study', async () => {
    const answer = await meaning.study({ path: compared, trials: 200, curves: true }, () => {});
    if (answer.kind !== 'results') throw new Error(answer.message);
    expect(asJson(answer.results)).toEqual(await printed('simulate', compared, '--trials', '200', '--curves'));
  });

  test('of two plans', async () => {
    const b = { path: searched, set: { soak: '6h' } };
    const names = { a: 'a', b: 'b' };
    const answer = await meaning.compare(
      { a: { path: searched }, b, names, trials: 200, failIf: ['p50(duration) grows'] },
      () => {},
    );
    if (answer.kind !== 'compared') throw new Error(answer.message);
    const { results, conditions } = answer;
    const said = await printed(
      'compare',
      searched,
      '--with',
      'soak=6h',
      '--trials',
      '200',
      '--fail-if',
      'p50(duration) grows',
    );
    expect(asJson({ ...results, conditions })).toEqual(said);
  });

  test('of a front, and writes the same points', async () => {
    const answer = await meaning.optimize({ path: searched, set: FIXED, steps: 5 }, () => {});
    if (answer.kind !== 'optimum') throw new Error(answer.message);
    const fixed = Object.entries(FIXED).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
    const said = await rollout(['optimize', searched, ...fixed, '--steps', '5'], { cwd: root });
    expect(answer.text).toBe(said.stdout);
    expect(answer.edits).toHaveLength(answer.report.front.length);
  });

  test('of what a plan expects', async () => {
    const answer = await meaning.test({ path: expecting, trials: 2_000 }, () => {});
    if (answer.kind !== 'tested') throw new Error(answer.message);
    const said = await printed('test', expecting, '--trials', '2000');
    const own = answer.plans.map(({ plan, scenario, expectations }) => ({
      name: plan,
      scenario,
      expectations: expectations.map(({ place: _, why: __, ...each }) => each),
    }));
    expect(said).toMatchObject({ files: [{ plans: asJson(own) as object[] }] });
  });

  test('of one run, and of the machine', async () => {
    const [run, machine] = [
      await meaning.trace({ path: compared, trial: 3 }),
      await meaning.compile({ path: compared }),
    ];
    expect(run).toMatchObject({
      kind: 'trace',
      text: (await rollout(['trace', compared, '--trial', '3'], { cwd: root })).stdout,
    });
    expect(machine).toMatchObject({
      kind: 'machine',
      json: (await rollout(['compile', compared], { cwd: root })).stdout,
    });
  });
});
