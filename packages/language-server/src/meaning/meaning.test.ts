import { afterEach, describe, expect, it } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver';
import type { FileOutlook } from './outlook/outlook.ts';
import { type MeaningOverFiles, meaningOver } from './testing/open-meaning.ts';

const PLAN = `
topology fleet { cluster web { server[10] } }
model m {
  deploy takes 10m per server
  bug crash { present 40%  shows 100% at cluster 1 }
  gate health { detects 50% }
}
plan p on fleet using m {
  stage one { deploy all  gate health }
  expect mean(duration) < 2h
}
`;
const PATH = '/project/p.rollout';

let meaning: MeaningOverFiles;
const over = (files: Record<string, string>): MeaningOverFiles => (meaning = meaningOver(files));
afterEach(() => meaning.dispose());

const noted = (): { readonly all: FileOutlook[]; readonly add: (each: FileOutlook) => void } => {
  const all: FileOutlook[] = [];
  return { all, add: (each) => all.push(each) };
};

describe('the worker', () => {
  it('finds in a file what check finds', async () => {
    const { diagnostics, versions } = await over({
      [PATH]: PLAN.replace('gate health }', 'gate healthy }'),
    }).deepDiagnostics(PATH);
    expect(diagnostics.map(({ severity, path }) => ({ severity, path }))).toContainEqual({
      severity: 'error',
      path: PATH,
    });
    expect(versions).toEqual({ [PATH]: null });
  });

  it('has an outlook on every plan', async () => {
    const progress = noted();
    const outlook = await over({ [PATH]: PLAN }).outlook({ path: PATH, first: null }, progress.add);
    expect(outlook).toMatchObject({
      path: PATH,
      isComplete: true,
      plans: [{ plan: 'p', scenario: null, known: { kind: 'known', look: 'whole' } }],
    });
    expect(progress.all.length).toBeGreaterThan(0);
  });

  it('sees changed files, and tells of which versions its answer is', async () => {
    over({ [PATH]: PLAN });
    const before = await meaning.outlook({ path: PATH, first: null }, () => {});
    meaning.write(PATH, PLAN.replace('plan p ', 'plan q '));
    const after = await meaning.outlook({ path: PATH, first: null }, () => {});
    expect(before.plans.map(({ plan }) => plan)).toEqual(['p']);
    expect(after.plans.map(({ plan }) => plan)).toEqual(['q']);
    expect(after.versions).toEqual({ [PATH]: 1 });
  });

  it('ends what is cancelled', async () => {
    over({ [PATH]: PLAN });
    const source = new CancellationTokenSource();
    const asked = meaning.outlook({ path: PATH, first: null }, () => {}, { token: source.token });
    source.cancel();
    await expect(asked).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  });

  it('ends what is asked anew', async () => {
    over({ [PATH]: PLAN });
    const first = meaning.outlook({ path: PATH, first: null }, () => {}, { instead: PATH });
    const second = meaning.outlook({ path: PATH, first: null }, () => {}, { instead: PATH });
    await expect(first).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
    expect((await second).isComplete).toBe(true);
  });

  it('says what a study says', async () => {
    const answer = await over({ [PATH]: PLAN }).study({ path: PATH }, () => {});
    expect(answer).toMatchObject({ kind: 'results', results: { plan: 'p', method: 'exact' } });
  });
});
