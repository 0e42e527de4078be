import { describe, expect, it } from 'vitest';
import { memoryFileSystem } from '../files/memory-file-system.ts';
import { openDocument } from './open-document.ts';
import { Phase } from './phase.ts';

const FLEET = 'topology fleet { region a { server[4] } }\nmodel m { deploy takes 1m per server }\n';
const good = (name: string): string => `plan ${name} on fleet using m { maxDown 1 server  stage s { deploy all } }\n`;
const broken = (name: string): string =>
  `plan ${name} on fleet using m { maxDown 1 server  stage s { deploy nowhere } }\n`;

async function codes(text: string, plan?: string): Promise<readonly string[]> {
  const { diagnostics } = await openDocument('/plan.rollout', {
    fileSystem: memoryFileSystem({ '/plan.rollout': text }),
    upTo: Phase.Measured,
    plan,
  });
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
}

describe('of one plan of a file', () => {
  it('what is wrong in another says nothing', async () => {
    const text = FLEET + good('one') + broken('two');
    expect(await codes(text)).toEqual(['unknown-place']);
    expect(await codes(text, 'one')).toEqual([]);
    expect(await codes(text, 'two')).toEqual(['unknown-place']);
  });

  it('nor does a slip in another, or in a scenario for it', async () => {
    const slip = 'plan two on fleet using m { stage s { deplpy all } }\n';
    const scenario = 'scenario dark for two { at 1h nowhere down for 1h }\n';
    expect((await codes(FLEET + good('one') + slip + scenario)).length).toBeGreaterThan(0);
    expect(await codes(FLEET + good('one') + slip + scenario, 'one')).toEqual([]);
  });

  it('what is wrong with what plans share stays', async () => {
    const text = `${FLEET.replace('takes 1m', 'takes 1 server')}${good('one')}${good('two')}`;
    expect((await codes(text, 'one')).length).toBeGreaterThan(0);
  });

  it('of a plan that cannot be read, or is not there, everything is said', async () => {
    const text = FLEET + broken('two');
    expect(await codes(text, 'one')).toEqual(['unknown-place']);
  });
});
