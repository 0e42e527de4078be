// `simulate --changes --format json`: what machines read is what its schema says.
import { Ajv, type AnySchema } from 'ajv';
import { expect, test } from 'vitest';
import { readText } from '../support/repository.ts';
import { folderWith } from './in-folder.ts';

const TRAIN = `audience people 1_000_000 { ring early 1%  ring beta 5%  ring everyone }
model typical {
  release takes 1h
  bug crash { present 30%  surfaces after exponential(mean 2_000_000 user-hours) }
  gate health { detects 90%  takes 1h }
}
plan train using typical {
  channel beta for beta departs every 4w from 2025-12-16 { wait 1w  gate health }
  channel stable for everyone departs every 4w from 2025-12-16 { wait 1w  gate health }
  on unhealthy next train
}
`;

test.each([
  ['enough spans', ['--trials', '4000']],
  ['too few for intervals', ['--trials', '200']],
  ['none that is steady', ['--trials', '40']],
])('as JSON it is what its schema says: %s', async (_, options) => {
  const { rollout } = folderWith({ 'train.rollout': TRAIN });
  const args = ['simulate', 'train.rollout', '--changes', '40', '--format', 'json', ...options];
  const { exitCode, stdout } = await rollout(...args);
  expect(exitCode).toBe(0);
  const schema: AnySchema = JSON.parse(readText('docs/schema/stream.schema.json'));
  const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
  const results = JSON.parse(stdout);
  validate(results);
  expect(validate.errors ?? []).toEqual([]);
  expect(results.commandLine).toBe(`rollout ${args.join(' ')}`);
});
