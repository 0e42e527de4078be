/** Lint that needs a machine: which servers, people and traffic each step is about. */
import type { Rule } from '@rollout/language';
import { approvalTooLate } from './approval-too-late.ts';
import { batchNeverFull } from './batch-never-full.ts';
import { blueRetiredAtOnce } from './blue-retired-at-once.ts';
import { busiestRegionFirst } from './busiest-region-first.ts';
import { contractWithoutWait } from './contract-without-wait.ts';
import { firstRingTooBig } from './first-ring-too-big.ts';
import { firstShiftTooBig } from './first-shift-too-big.ts';
import { firstStageTooBig } from './first-stage-too-big.ts';
import { gateCannotFail } from './gate-cannot-fail.ts';
import { gateCannotSee } from './gate-cannot-see.ts';
import { growthTooFast } from './growth-too-fast.ts';
import { lastStageWithoutGate } from './last-stage-without-gate.ts';
import { noEarlyDiversity } from './no-early-diversity.ts';
import { noExpectations } from './no-expectations.ts';
import { noFailureLimit } from './no-failure-limit.ts';
import { noWayBack } from './no-way-back.ts';
import { parallelIdle } from './parallel-idle.ts';
import type { PlanSubject } from './plan-rule.ts';
import { rackLostDuringUpgrade } from './rack-lost-during-upgrade.ts';
import { regionsTogetherEarly } from './regions-together-early.ts';
import { stageWithoutGate } from './stage-without-gate.ts';
import { stepTooBig } from './step-too-big.ts';
import { waitWithoutGate } from './wait-without-gate.ts';
import { wholeDomainAtOnce } from './whole-domain-at-once.ts';

/** Every rule about a compiled plan, in alphabetical order. */
export const planRules: readonly Rule<PlanSubject>[] = [
  approvalTooLate,
  batchNeverFull,
  blueRetiredAtOnce,
  busiestRegionFirst,
  contractWithoutWait,
  firstRingTooBig,
  firstShiftTooBig,
  firstStageTooBig,
  gateCannotFail,
  gateCannotSee,
  growthTooFast,
  lastStageWithoutGate,
  noEarlyDiversity,
  noExpectations,
  noFailureLimit,
  noWayBack,
  parallelIdle,
  rackLostDuringUpgrade,
  regionsTogetherEarly,
  stageWithoutGate,
  stepTooBig,
  waitWithoutGate,
  wholeDomainAtOnce,
];

export { type CompiledPlan, type PlanSubject, planRule, planSubject } from './plan-rule.ts';
export type { Advance, Beat, Move, Route, Stretch } from './route/index.ts';
