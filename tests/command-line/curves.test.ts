// `rollout simulate --curves`: progress over time, how far bugs get, and what the time goes to.
import { Ajv, type AnySchema } from 'ajv';
import { describe, expect, test } from 'vitest';
import { readText } from '../support/repository.ts';
import { folderWith } from './in-folder.ts';

const schema: AnySchema = JSON.parse(readText('docs/schema/results.schema.json'));
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

/** A bug is there once in five releases; an audience, so that there are people to tell of. */
const PLAN = `topology fleet { region west { cluster a { server[4] }  cluster b { server[4] } } }
audience users 1_000 { ring internal 1%  ring broad }
model numbers { deploy takes exponential(mean 30m) per cluster  rollback takes 10m per cluster  release takes 1m
  bug crash { present 20%  shows 50% at cluster 1 }  gate health { detects 90%  takes 10m } }
plan p on fleet using numbers {
  maxDown 100%
  stage s { deploy all parallel 2  release to internal  gate health }
  stage t { release to broad { wait 1h } }
  on unhealthy pause for 1h then rollback
}\n`;

const simulate = (text: string, ...more: string[]) =>
  folderWith({ 'plan.rollout': text }).rollout('simulate', 'plan.rollout', '--trials', '300', ...more);

describe('simulate --curves', () => {
  test('gives them in JSON, as their schema says; who does not ask gets none', async () => {
    const { exitCode, stdout } = await simulate(PLAN, '--curves', '--format', 'json');
    expect(exitCode).toBe(0);
    const results = JSON.parse(stdout);
    validate(results);
    expect(validate.errors).toBeNull();
    expect(results.curves).toMatchObject({ trials: 300 });
    expect(results.curves.progress.mean).toHaveLength(results.curves.progress.at.length);
    expect(results.curves.people.at).toEqual(results.curves.progress.at);
    expect(results.curves.bugs.crash.met.points.length).toBeGreaterThan(0);
    const plain = await simulate(PLAN, '--format', 'json');
    const { curves, commandLine, ...rest } = results;
    expect(curves).not.toBeNull();
    expect(commandLine).toContain('--curves');
    expect({ ...JSON.parse(plain.stdout), commandLine: '' }).toEqual({ ...rest, curves: null, commandLine: '' });
  });

  test('changes nothing of what is shown, and adds them to the table', async () => {
    const { stdout } = await simulate(PLAN, '--curves');
    expect(stdout).toBe((await simulate(PLAN)).stdout);
    const [table, plain] = await Promise.all([
      simulate(PLAN, '--curves', '--format', 'csv'),
      simulate(PLAN, '--format', 'csv'),
    ]);
    expect(table.stdout.startsWith(plain.stdout)).toBe(true);
    const names = table.stdout.split('\n').map((line) => line.split(',')[0]);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('curves.path.s.pause.time.mean');
    expect(names).toContain('curves.path.going-back.probability');
  });

  test('gives exact chances where all runs are gone through', async () => {
    const fixed = PLAN.replace('exponential(mean 30m)', '30m');
    const { exitCode, stdout } = await simulate(fixed, '--curves', '--method', 'exact', '--format', 'json');
    expect(exitCode).toBe(0);
    const results = JSON.parse(stdout);
    validate(results);
    expect(validate.errors).toBeNull();
    expect(results.method).toBe('exact');
    const [first] = results.curves.bugs.crash.reach.points;
    expect(first.probability.low).toBe(first.probability.high);
    expect(first.probability.value).toBeCloseTo(0.2, 12);
  });

  test('is not for a stream of changes', async () => {
    const train = readText('examples/release-train/release-train.rollout');
    const { exitCode, stderr } = await simulate(train, '--curves', '--changes', '3');
    expect(exitCode).toBe(2);
    expect(stderr).toBe('error: --curves is not for a stream of changes\n  Leave --changes out.\n');
  });
});
