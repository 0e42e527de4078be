import { serialiseMachine } from '@rollout/compiler';
import { expect, test } from 'vitest';
import { memoryFileSystem } from '../files/memory-file-system.ts';
import { openDocument } from './open-document.ts';
import { Phase } from './phase.ts';
import { planAtSettings } from './plan-at-settings.ts';

const TEXT = `import { numbers } from "./model.rollout"
topology fleet { cluster c[4] { server[5] } }
plan one on fleet using numbers { param soak = 1h in 1h..9h  stage s { deploy all  wait soak } }
plan two on fleet using numbers { param first = 1  stage s { deploy first clusters }  stage t { deploy remaining } }
`;
const MODEL = 'model numbers { deploy takes 1m per server }';

const open = (settings: Readonly<Record<string, string>> = {}) =>
  openDocument('/plan.rollout', {
    fileSystem: memoryFileSystem({ '/plan.rollout': TEXT, '/model.rollout': MODEL }),
    upTo: Phase.Compiled,
    settings: new Map(Object.entries(settings)),
  });

test('a plan at other settings is the plan that is opened with them', async () => {
  const document = await open();
  for (const [plan, name, value] of [
    ['one', 'soak', '3h'],
    ['two', 'first', '2'],
  ] as const) {
    const { machine } = planAtSettings(document, { plan }, new Map([[name, value]]));
    const opened = (await open({ [name]: value })).plans.find((each) => each.name === plan)?.machine ?? null;
    if (machine === null || opened === null) throw new Error('no machine');
    expect(serialiseMachine(machine)).toBe(serialiseMachine(opened));
  }
});

test('what a param may not be gives no machine, and says so', async () => {
  const document = await open();
  for (const [plan, name, value] of [
    ['one', 'soak', '10h'],
    ['one', 'soak', 'long'],
    ['two', 'first', '5'],
    ['three', 'first', '1'],
  ] as const) {
    const { machine, diagnostics } = planAtSettings(document, { plan }, new Map([[name, value]]));
    expect(machine).toBeNull();
    if (plan !== 'three') expect(diagnostics.length).toBeGreaterThan(0);
  }
});
