/** What is known of all plans of a file. What has been found out of a machine is remembered, so that a change elsewhere, or one taken back, costs nothing. */

import type { Machine } from '@rollout/compiler';
import { hasErrors } from '@rollout/language';
import { hashingOf } from '@rollout/simulator';
import { Phase, type PlanDocument } from '@rollout/workspace';
import { doingIn } from '../answers/doing-in.ts';
import { type OutlookParams, OutlookProgress } from '../protocol.ts';
import { type Answering, openFile } from '../work/context.ts';
import type { Turn } from '../work/turns.ts';
import { basisOf } from './basis.ts';
import { LOOK_DEFAULTS, lookAt } from './look.ts';
import type { FileOutlook, KnownOfPlan, PlanOutlook } from './outlook.ts';
import { rememberedLooks } from './remembered.ts';

/** Answers requests for outlooks, and remembers what it has found. */
export function createOutlooks(): Answering<OutlookParams, FileOutlook> {
  const remembered = rememberedLooks();
  return async (context, params, turn) => {
    const { path, first } = params;
    const document = await openFile(context, path, { upTo: Phase.Compiled, scenario: { kind: 'every' }, turn });
    const { versions } = document;
    const options = { ...LOOK_DEFAULTS, ...given(params) };
    const keyOf = (machine: string | null): string => JSON.stringify([machine, options]);
    const plans: PlanOutlook[] = [];
    for (const { name, scenario, machine } of document.plans) {
      await turn.pause();
      const hash = machine === null ? null : await hashOf(machine, turn);
      plans.push({
        plan: name,
        scenario,
        basis: basisOf(document.project, { plan: name, scenario }),
        machine: hash,
        known: hash === null ? { kind: 'none', why: WRONG } : (remembered.get(keyOf(hash)) ?? NOTHING),
      });
    }
    const outlook = (isComplete: boolean): FileOutlook => ({ path, versions, plans: [...plans], isComplete });
    const tell = (): void => {
      // Nobody is there to hear of a line that is closed.
      context.connection.sendProgress(OutlookProgress, params.progressToken, outlook(false)).catch(() => {});
    };
    if (hasErrors(document.diagnostics) && plans.length === 0) return outlook(true);
    if (plans.some(({ known }) => known.kind !== 'nothing')) tell();
    for (const index of inOrder(document.plans, first)) {
      const plan = document.plans[index];
      const own = plans[index];
      if (plan === undefined || own === undefined || plan.machine === null || isFinal(own.known)) continue;
      await turn.breathe();
      const put = (known: KnownOfPlan): void => {
        plans[index] = { ...own, known };
        tell();
      };
      const known = await lookAt(plan.machine, options, doingIn(turn), put);
      remembered.set(keyOf(own.machine), known);
      put(known);
    }
    return outlook(true);
  };
}

async function hashOf(machine: Machine, turn: Turn): Promise<string> {
  const hashing = hashingOf(machine);
  await turn.run(hashing);
  return hashing.hash();
}

const NOTHING: KnownOfPlan = { kind: 'nothing' };
const WRONG = 'It has errors, so nothing is simulated.';

const isFinal = (known: KnownOfPlan): boolean => known.kind !== 'nothing';

function given({ trials, seed, confidence }: OutlookParams) {
  return {
    ...(trials === undefined ? {} : { trials }),
    ...(seed === undefined ? {} : { seed }),
    ...(confidence === undefined ? {} : { confidence }),
  };
}

/** Indices: the plan at the cursor, then plans as they are written, then those under scenarios. */
function inOrder(plans: readonly PlanDocument[], first: string | null): number[] {
  const rank = ({ name, scenario }: PlanDocument): number => (name === first ? 0 : 2) + (scenario === null ? 0 : 1);
  return plans
    .map((plan, index) => ({ index, rank: rank(plan) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ index }) => index);
}
