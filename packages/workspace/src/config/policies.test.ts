import { describe, expect, test } from 'vitest';
import { memoryFileSystem } from '../files/memory-file-system.ts';
import { openDocument } from '../phases/open-document.ts';
import { Phase } from '../phases/phase.ts';

const PLAN = (limit: string) => `topology fleet { region a { server[4] } }
model m { deploy takes 1m per server }
plan p on fleet using m { ${limit}  stage s { deploy all } }
`;
const PROD = 'policy prod { maxDown 1 server  expect max(down) <= 50% }\npolicy calm { expect P(rollback) < 5% }\n';
const CONFIG = (rule: object) => JSON.stringify({ policies: [rule] });

async function open(rule: object, files: Record<string, string> = {}, path = '/project/services/web/plan.rollout') {
  const fileSystem = memoryFileSystem({
    '/project/rollout.config.json': CONFIG(rule),
    '/project/policies/prod.rollout': PROD,
    '/elsewhere/policy.rollout': PROD,
    [path]: PLAN('maxDown 2 servers'),
    ...files,
  });
  return openDocument(path, { fileSystem, upTo: Phase.Compiled });
}

const codes = async (...args: Parameters<typeof open>) =>
  (await open(...args)).diagnostics.flatMap(({ code, severity }) => (severity === 'error' ? [code] : []));

const RULE = { file: 'policies/prod.rollout', for: ['services/**/*.rollout'] };

describe('a policy holds for the plans that it is configured for', () => {
  test.each<[string, object, boolean]>([
    ['below a folder', RULE, true],
    ['with another folder', { ...RULE, for: ['jobs/**/*.rollout'] }, false],
    ['with one of several globs', { ...RULE, for: ['jobs/**', 'services/*/plan.rollout'] }, true],
    ['but for exceptions', { ...RULE, except: ['**/web/**'] }, false],
    ['with the name of a folder above it', { ...RULE, for: ['services'] }, true],
    ['but for those in a folder that is named', { ...RULE, except: ['services/web/'] }, false],
    ['by name', { ...RULE, policy: 'prod' }, true],
    ['by another name', { ...RULE, policy: 'calm' }, false],
  ])('%s', async (_, rule, held) => {
    expect(await codes(rule)).toEqual(held ? ['policy-not-met'] : []);
  });

  test('with its expectations, and whose they are', async () => {
    const { plans, policies, texts } = await open(RULE, {
      '/project/services/web/plan.rollout': PLAN('maxDown 1 server'),
    });
    expect(policies.map(({ name }) => name)).toEqual(['prod', 'calm']);
    expect(plans[0]?.machine?.expectations.map(({ text, policy }) => [text, policy])).toEqual([
      ['expect max(down) <= 50%', 'prod'],
      ['expect P(rollback) < 5%', 'calm'],
    ]);
    expect([...texts.keys()]).toContain('/project/policies/prod.rollout');
  });

  test('with the place in the plan, and the policy beside it', async () => {
    const { diagnostics, texts } = await open(RULE);
    const [finding] = diagnostics.filter(({ code }) => code === 'policy-not-met');
    expect(finding?.message).toBe('The plan p does not promise what the policy prod asks of it: `maxDown 1 server`.');
    expect(finding?.path).toBe('/project/services/web/plan.rollout');
    const [related] = finding?.related ?? [];
    expect(texts.get(related?.path ?? '')?.slice(related?.span.start, related?.span.end)).toBe('maxDown 1 server');
  });

  test('also if the plan stands in the policy’s own file, or twice in the configuration', async () => {
    const path = '/project/all.rollout';
    const files = {
      [path]: PROD + PLAN('maxDown 2 servers'),
      '/project/rollout.config.json': JSON.stringify({
        policies: [
          { file: 'all.rollout', for: ['*.rollout'] },
          { file: './all.rollout', policy: 'prod', for: ['all.rollout'] },
        ],
      }),
    };
    expect(await codes({}, files, path)).toEqual(['policy-not-met']);
  });
});

describe('what is wrong with a configuration', () => {
  test.each<[string, object, string]>([
    ['a file that is not there', { ...RULE, file: 'policies/pord.rollout' }, 'file-missing'],
    ['a file outside the project', { ...RULE, file: '../elsewhere/policy.rollout' }, 'file-outside-project'],
    ['an absolute path', { ...RULE, file: '/elsewhere/policy.rollout' }, 'file-missing'],
    ['a policy that is not there', { ...RULE, policy: 'prd' }, 'config-policy'],
    ['a slip', { ...RULE, fro: [] }, 'config-unknown'],
  ])('%s', async (_, rule, code) => {
    const { diagnostics, config } = await open(rule);
    const [finding] = diagnostics.filter(({ severity }) => severity === 'error');
    expect(finding?.code).toBe(code);
    expect(finding?.path).toBe('/project/rollout.config.json');
    expect(config?.texts.has('/project/rollout.config.json')).toBe(true);
  });

  test('an error of the policy is said where it is', async () => {
    const broken = { '/project/policies/prod.rollout': 'policy prod { maxDown 1 sevrer }\n' };
    const { diagnostics } = await open(RULE, broken);
    expect([...new Set(diagnostics.filter(({ severity }) => severity === 'error').map(({ path }) => path))]).toEqual([
      '/project/policies/prod.rollout',
    ]);
  });
});
