/** What is wrong with the order in which a plan does things. */
import { shareValue } from '@rollout/language';
import { standing } from '../../steps/greens.ts';
import { checkSurge } from '../beside.ts';
import type { PlanUnderCheck } from '../plan-under-check.ts';
import { checkCanary } from './canary.ts';
import { loadSharesOf } from './load-shares.ts';
import { overloadsOf } from './overload.ts';
import { checkConfidenceReach, checkGateReach } from './people-gates.ts';
import { checkPeoplePull } from './people-pulls.ts';
import { peopleUnderCheck } from './people-under-check.ts';
import { schemaChecksOf } from './schemas.ts';
import { checkGreen, checkRetire, checkShift, checkStanding } from './traffic.ts';
import { checkConfidence, checkEvidence } from './waits.ts';
import { type Visitor, walkPaths } from './walk.ts';

export function checkPaths(plan: PlanUnderCheck): void {
  const { checkNew, checkOld } = overloadsOf(plan);
  const loadShares = loadSharesOf(plan);
  const people = peopleUnderCheck(plan);
  const { checkSchema, checkDeploy } = schemaChecksOf(plan);
  const visit: Visitor['step'] = (step, index, known) => {
    switch (step.kind) {
      case 'deploy':
        checkDeploy(step, index);
        if (step.green) {
          checkGreen(plan, step, index);
          checkSurge(plan, [...standing(known.greens), index]);
        } else checkOld(step, index, known);
        return;
      case 'pull': {
        const { pull } = step;
        if (pull.lever !== 'traffic') checkPeoplePull(people, step, index, pull, known);
        else if (checkShift(plan, step, index, pull, known)) checkNew(step, index, pull.areas, shareValue(pull.to));
        return;
      }
      case 'retire':
        checkRetire(plan, step, index, known, loadShares);
        return;
      case 'gate': {
        checkGateReach(people, step, index);
        const traffic = step.canary?.traffic ?? null;
        if (checkCanary(plan, step, index, known, loadShares) && traffic !== null) {
          checkNew(step, index, traffic.areas, shareValue(traffic.share));
        }
        return;
      }
      case 'wait':
        checkEvidence(plan, step, index, known);
        return;
      case 'confidence':
        checkConfidence(plan, step, index);
        checkConfidenceReach(people, step, index);
        return;
      case 'schema':
        checkSchema(step, index, known);
        return;
      case 'each':
      case 'clock':
      case 'approval':
      case 'act':
        return;
    }
  };
  walkPaths(plan, {
    step: visit,
    joined: (known) => checkSurge(plan, standing(known.greens)),
    ended: (known) => checkStanding(plan, known),
  });
}
