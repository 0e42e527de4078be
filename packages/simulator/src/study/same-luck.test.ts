import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Ajv } from 'ajv';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { machineOf } from '../testing/machine-of.ts';
import { PEOPLE_PLAN } from '../testing/people-plan.ts';
import { type Trace, traceTrial } from '../trace/index.ts';
import { advance, openStudy, resultsOf, simulate } from './index.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const example = (name: string) => readFile(join(root, 'examples', name, `${name}.rollout`), 'utf8');

/** What a process of its own prints for the results of an example. */
async function printedByProcess(folder: string, name: string): Promise<string> {
  const script = join(folder, 'simulate.mjs');
  await build({
    stdin: {
      contents: `
        import { readFileSync } from 'node:fs';
        import { compile } from '@rollout/compiler';
        import { checkText } from '@rollout/language';
        import { simulate } from '@rollout/simulator';
        const { machine } = compile(checkText(readFileSync(process.argv[2], 'utf8')).program);
        process.stdout.write(JSON.stringify(simulate(machine, { trials: 2000, seed: 'two processes' })));`,
      resolveDir: join(root, 'packages/simulator'),
    },
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['source'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    logLevel: 'silent',
  });
  const path = join(root, 'examples', name, `${name}.rollout`);
  const { stdout } = await promisify(execFile)(process.execPath, [script, path], { maxBuffer: 2 ** 26 });
  return stdout;
}

describe('the same seed', () => {
  it('gives the same bytes in every process', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rollout-'));
    try {
      const [first, second] = await Promise.all([
        printedByProcess(folder, 'first-plan'),
        printedByProcess(await mkdtemp(join(folder, 'other-')), 'first-plan'),
      ]);
      expect(second).toBe(first);
      const here = simulate(machineOf(await example('first-plan')).machine, { trials: 2000, seed: 'two processes' });
      expect(JSON.stringify(here)).toBe(first);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it.each([
    ['a plan of servers', () => example('first-plan')],
    ['a plan of people', () => PEOPLE_PLAN],
  ])('gives the same results however a study of %s is cut into slices', async (_, text) => {
    const { machine } = machineOf(await text());
    const whole = JSON.stringify(simulate(machine, { trials: 3_000 }));
    const study = openStudy(machine, { trials: 3_000 });
    let slice = 1;
    while (advance(study, slice)) {
      resultsOf(study);
      slice = (slice * 7) % 1_000;
    }
    expect(JSON.stringify(resultsOf(study))).toBe(whole);
  });

  it('replays a trial of the study as its trace', async () => {
    const { machine } = machineOf(await example('first-plan'));
    // Trial n is the same whatever was run before it: the mean of the durations of all traces is that of the study, if all
    // trials weigh alike; so the longest and the shortest are compared.
    const { duration } = simulate(machine, { trials: 200, seed: 'replay' });
    const traces = Array.from(
      { length: 200 },
      (_, i) => traceTrial(machine, { trial: i + 1, seed: 'replay' }) as Trace,
    ); // no servers were asked for
    expect(Math.max(...traces.map((trace) => trace.duration)) / 1000).toBe(duration.max);
    expect(Math.min(...traces.map((trace) => trace.duration)) / 1000).toBe(duration.min);
  });
});

describe('names', () => {
  const fleet = (nodes: string) => `
    topology fleet { region west { ${nodes} } }
    model rough {
      deploy takes lognormal(median 4m, p95 12m) per server
      deploy fails 5% per server retry 1
      bug slow { present 20%  surfaces after exponential(mean 10 server-hours) }
      gate health { detects 60%  false alarm 5% }
    }
    plan p on fleet using rough {
      maxDown 50% per cluster
      stage one { deploy a, b  wait 1h  gate health }
      stage two { deploy remaining clusters  wait 1h  gate health }
      on false alarm continue
    }`;
  const of = (text: string, trial: number): Trace => {
    const trace = traceTrial(machineOf(text).machine, { trial });
    if (trace.kind !== 'trace') throw new Error('too many servers');
    return trace;
  };

  it('and never places decide the luck: two clusters that swap their declarations leave that of the others', () => {
    const before = fleet(
      'cluster a { server[8] } cluster b { server[9] } cluster c { server[10] } cluster d { server[11] }',
    );
    const after = fleet(
      'cluster a { server[8] } cluster b { server[9] } cluster d { server[11] } cluster c { server[10] }',
    );
    for (let trial = 1; trial <= 40; trial++) {
      const [x, y] = [of(before, trial), of(after, trial)];
      expect(y.bugs.map(({ there }) => there)).toEqual(x.bugs.map(({ there }) => there));
      expect(y.steps.filter(({ stage }) => stage === 'one')).toEqual(x.steps.filter(({ stage }) => stage === 'one'));
      // They go in another order, but each takes as long and fails as it did.
      const lengths = (trace: Trace) =>
        Object.fromEntries(
          trace.steps
            .filter(({ stage }) => stage === 'two')
            .flatMap(({ units }) => units)
            .map(({ address, batches }) => [
              address,
              batches.map(({ start, end, failed }) => [(end ?? 0) - start, failed]),
            ]),
        );
      expect(lengths(y)).toEqual(lengths(x));
    }
  });

  it('have a new luck each time that they are deployed to', () => {
    const trace = of(
      `topology fleet { region west { cluster a { server[10] } } }
       model m { deploy takes exponential(mean 1h) per server }
       plan p on fleet using m { maxDown 100%  stage one { deploy 50% of servers by cluster  deploy remaining by cluster } }`,
      1,
    );
    const [first, second] = trace.steps.map(({ units }) => units[0]);
    expect(first?.address).toBe(second?.address);
    expect((first?.end ?? 0) - (first?.start ?? 0)).not.toBe((second?.end ?? 0) - (second?.start ?? 0));
  });

  it('are shared by plans: one that deploys more meets the same bugs and the same luck where both go', () => {
    const text = fleet('cluster a { server[8] } cluster b { server[9] } cluster c { server[10] }');
    const shorter = text.replace('stage two { deploy remaining clusters  wait 1h  gate health }', '');
    for (let trial = 1; trial <= 20; trial++) {
      const [x, y] = [of(text, trial), of(shorter, trial)];
      expect(y.steps).toEqual(
        x.steps
          .filter(({ stage }) => stage === 'one')
          .map((step) => expect.objectContaining({ name: step.name, runs: step.runs })),
      );
    }
  });
});

describe('results', () => {
  it('are what their schema says', async () => {
    const schema: unknown = JSON.parse(await readFile(join(root, 'docs/schema/results.schema.json'), 'utf8'));
    const isResults = new Ajv({ strict: false }).compile(schema as object); // a schema file holds an object
    for (const name of ['first-plan', 'two-tiers', 'reference']) {
      const { machine } = machineOf(await example(name));
      for (const trials of [1, 7, 200]) {
        isResults(JSON.parse(JSON.stringify(simulate(machine, { trials }))));
        expect(isResults.errors, name).toBeNull();
      }
    }
    const { machine } = machineOf(await example('first-plan'));
    isResults(JSON.parse(JSON.stringify(resultsOf(openStudy(machine, {})))));
    expect(isResults.errors).toBeNull();
  });

  it('of a study that was stopped say so, and hold what was done', async () => {
    const { machine } = machineOf(await example('first-plan'));
    const results = simulate(machine, { trials: 5_000, onProgress: (done) => done < 500 });
    expect(results).toMatchObject({ complete: false, trials: 512 });
    expect(simulate(machine, { trials: 512 })).toEqual({ ...results, complete: true });
  });
});
