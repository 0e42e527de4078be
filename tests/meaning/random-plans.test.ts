import { parseSource } from '@rollout/workspace';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { figuresHoverAt, HINT_DEFAULTS, inlayHints, lensesOf } from '../../packages/language-server/src/hints/index.ts';
import { meaningOver } from '../../packages/language-server/src/meaning/testing/open-meaning.ts';
import { pickFrom } from '../../packages/simulator/src/kernel/testing/pick.ts';
import { randomPlan } from '../../packages/simulator/src/kernel/testing/random-plan.ts';

const PATH = '/project/p.rollout';

it('every plan has an outlook, or it is said why not', async () => {
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (gen) => {
      const { text, files } = randomPlan(pickFrom(gen, new Set()));
      const tables = Object.fromEntries(Object.entries(files).map(([name, table]) => [`/project/${name}`, table]));
      const meaning = meaningOver({ [PATH]: text, ...tables });
      const outlook = await meaning.outlook({ path: PATH, first: null, trials: 20 }, () => {});
      meaning.dispose();
      expect(outlook.plans.every(({ known }) => known.kind !== 'nothing')).toBe(true);
      const file = parseSource(text, PATH);
      const plans = outlook.plans.map((each) => ({ ...each, isStale: false }));
      const subject = { file, program: null, plans, settings: HINT_DEFAULTS };
      for (const hint of inlayHints(subject, { start: 0, end: text.length }))
        expect(hint.text).not.toMatch(/NaN|undefined/);
      for (const { title } of lensesOf(subject)) expect(title).not.toMatch(/NaN|undefined/);
      for (let at = text.indexOf('stage '); at >= 0; at = text.indexOf('stage ', at + 1)) {
        expect(figuresHoverAt(subject, at + 'stage '.length)?.markdown ?? '').not.toMatch(/NaN|undefined/);
      }
    }),
    { numRuns: 25, seed: 8 },
  );
});
