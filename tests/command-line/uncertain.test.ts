// `rollout simulate --uncertain`: what the evidence for a model leaves open, in the answer.
import { Ajv, type AnySchema } from 'ajv';
import { describe, expect, test } from 'vitest';
import { readText } from '../support/repository.ts';
import { folderWith } from './in-folder.ts';

const schema: AnySchema = JSON.parse(readText('docs/schema/results.schema.json'));
const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);

/** A release goes back if its bug is found at the first cluster: `found` and where that is known from. */
const plan = (found: string) => `topology fleet { cluster c[3] { server[4] } }
model numbers { deploy takes 30m per cluster  bug config { found ${found} at cluster 1 } }
plan p on fleet using numbers {
  maxDown 100% per cluster
  stage s { deploy 1 cluster  gate health }
  stage t { deploy remaining }
  on unhealthy rollback
}\n`;

const simulate = (text: string, ...more: string[]) =>
  folderWith({ 'plan.rollout': text }).rollout('simulate', 'plan.rollout', ...more);

describe('simulate --uncertain', () => {
  test('tells each figure with an interval, and what it is uncertain by', async () => {
    const { exitCode, stdout } = await simulate(plan('4% from 8 of 190'), '--uncertain', '--confidence', '90%');
    expect(exitCode).toBe(0);
    const said = stdout.replaceAll(/\s+/g, ' ');
    // The 5% and 95% quantile of Beta(8.5, 182.5) are 2.2% and 7.0%.
    expect(said).toMatch(
      /Model .*P\(rollback\) 4% \(2\.\d+% to [67]\.\d+%\): mostly because bug config: found at cluster 1 is known from 8 of 190 alone/,
    );
    expect(said).toContain(
      '(1,000 sets of numbers, as likely as the evidence for them has it, each worked out exactly)',
    );
  });

  test('is in the JSON, beside the plain figures', async () => {
    const { stdout } = await simulate(plan('4% from 8 of 190'), '--uncertain', '--format', 'json');
    const results = JSON.parse(stdout);
    validate(results);
    expect(validate.errors ?? []).toEqual([]);
    expect(results.uncertain).toMatchObject({ sets: 1_000, trials: 0 });
    const plain = JSON.parse((await simulate(plan('4% from 8 of 190'), '--format', 'json')).stdout);
    expect({ ...results, commandLine: '', uncertain: null }).toEqual({ ...plain, commandLine: '' });
    validate(plain);
    expect(validate.errors ?? []).toEqual([]);
  });

  test('changes nothing of a plan that is run without it', async () => {
    const withIt = await simulate(plan('4% from 8 of 190'));
    const without = await simulate(plan('4%'));
    expect(withIt).toEqual(without);
  });

  test('needs evidence, and says how it is written', async () => {
    const { exitCode, stdout, stderr } = await simulate(plan('4%'), '--uncertain');
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('does not say what its numbers were estimated from');
    expect(stderr).toContain('present 3.1% from 6 of 194');
  });
});
