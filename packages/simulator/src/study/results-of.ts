/** From what was tallied to what is said. */
import { CAUSES, OUTCOMES } from '../record.ts';
import { hashOfMachine } from '../results/machine-hash.ts';
import { paramsInSeconds } from '../results/params-in-seconds.ts';
import type { CauseResults, PointOfNoReturnResults, Results, StageResults, StepResults } from '../results/results.ts';
import { VERSION } from '../results/version.ts';
import type { Walk } from '../tree/index.ts';
import { bugResults } from './bug-results.ts';
import { channelResults } from './channel-results.ts';
import { causeColumn } from './columns.ts';
import { durationResults } from './duration-results.ts';
import { expectationResults } from './expectation-results.ts';
import { gateResults } from './gate-results.ts';
import { limitResults } from './limit-results.ts';
import { serverResults, serviceResults } from './load-results.ts';
import { startResults } from './start-results.ts';
import type { Study } from './study.ts';
import { chanceAmong, chanceOf, meanAmount, quantileIn, type Sums, sorted, sumsOf } from './sums.ts';

const SECOND = 1_000;

/** What the trials run so far say. The study may go on afterwards. */
export function resultsOf(study: Study): Results {
  const { seed, trials } = study;
  const sums = sumsOf(study);
  return resultsFrom(sums, {
    method: 'simulated',
    seed,
    complete: sums.tally.trials === trials,
    omitted: 0,
    extremes: 'none',
  });
}

/** What is told of how results were found. */
export type Finding = Pick<Results, 'method' | 'seed' | 'complete' | 'omitted'> & Pick<Walk, 'extremes'>;

export function resultsFrom(sums: Sums, { method, seed, complete, omitted, extremes }: Finding): Results {
  const { study, tally } = sums;
  const { machine } = study;
  const { events, amounts } = tally;
  const outcome = (name: (typeof OUTCOMES)[number]) => chanceOf(sums, events.outcome + OUTCOMES.indexOf(name));
  return {
    schemaVersion: 1,
    version: VERSION,
    machineHash: hashOfMachine(machine),
    plan: machine.plan,
    scenario: machine.scenario,
    start: startResults(study),
    params: paramsInSeconds(machine),
    method,
    seed,
    trials: tally.trials,
    omitted,
    complete,
    confidence: study.confidence,
    duration: durationResults(sums),
    deadline:
      machine.deadline === null
        ? null
        : { unit: 'seconds', within: machine.deadline / SECOND, met: chanceOf(sums, events.deadlineMet) },
    outcomes: {
      completed: outcome('completed'),
      rolledBack: outcome('rolled-back'),
      stopped: outcome('stopped'),
    },
    pointOfNoReturn: noReturnResults(sums),
    causes: causeResults(sums),
    bugs: Object.fromEntries(machine.numbers.bugs.map(({ name }, bug) => [name, bugResults(sums, bug)])),
    falseAlarms: { mean: meanAmount(sums, amounts.falseAlarms) },
    failedServers: {
      mean: meanAmount(sums, amounts.failedServers),
      p95: quantileIn(sorted(sums, tally.failedServers), 0.95),
    },
    retries: { mean: meanAmount(sums, amounts.retries) },
    capacity: {
      maxDown: machine.constraints.down.flatMap(({ watched }, limit) => (watched ? [] : [limitResults(sums, limit)])),
      servers: serverResults(sums),
      services: machine.services.map((_, service) => serviceResults(sums, service)),
    },
    gates: gateResults(study),
    stages: stageResults(sums),
    steps: stepResults(sums),
    expectations: expectationResults(sums, { method, extremes }),
    precision: null,
    sensitivity: null,
    uncertain: null,
    curves: null,
  };
}

function noReturnResults(sums: Sums): PointOfNoReturnResults | null {
  const { events } = sums.tally;
  const contracts = sums.study.machine.steps.some((step) => step.kind === 'schema' && step.phase === 'contract');
  if (!contracts) return null;
  return {
    reached: chanceOf(sums, events.noReturn),
    rollbacksAfter: chanceAmong(sums, events.wentBackAfter, events.wentBack),
  };
}

/** The most frequent first; of alike ones, the one whose stage was written first. */
function causeResults(sums: Sums): CauseResults[] {
  const { tally } = sums;
  const { machine } = sums.study;
  const stages = machine.stages.length;
  const found: CauseResults[] = [];
  for (const [o, outcome] of OUTCOMES.entries()) {
    if (outcome === 'completed') continue;
    for (const [c, cause] of CAUSES.entries()) {
      for (let stage = -1; stage < stages; stage++) {
        const column = causeColumn(tally.events, stages, o, c, stage);
        const hits = tally.hits.subarray(column * tally.strata, (column + 1) * tally.strata);
        if (!hits.some((count) => count > 0)) continue;
        const probability = chanceOf(sums, column, cause === 'bug' ? sums.noBug : null);
        found.push({ outcome, cause, stage: machine.stages[stage]?.name ?? null, probability });
      }
    }
  }
  return found.sort((a, b) => (b.probability.value ?? 0) - (a.probability.value ?? 0));
}

function stageResults(sums: Sums): StageResults[] {
  const { tally } = sums;
  const { machine, layout } = sums.study;
  const { events, amounts } = tally;
  let before = 0;
  return machine.stages.map(({ name }, stage) => {
    const servers = layout.stages[stage]?.selected ?? 0;
    before += servers;
    const time = (column: number) => {
      const mean = meanAmount(sums, column, SECOND);
      return mean.value === null ? null : ({ unit: 'seconds', mean } as const);
    };
    return {
      name,
      servers,
      cumulativeShare: layout.servers === 0 ? 0 : Math.min(1, before / layout.servers),
      reached: chanceOf(sums, events.stageReached + stage),
      start: time(amounts.stageStart + stage),
      duration: time(amounts.stageLength + stage),
      found: chanceOf(sums, events.stageFound + stage, sums.noBug),
      channel: channelResults(sums, stage),
    };
  });
}

function stepResults(sums: Sums): StepResults[] {
  const { tally } = sums;
  const { machine } = sums.study;
  const texts = new Map(machine.steps.map((step) => [step.source, step]));
  const duration = meanAmount(sums, tally.amounts.duration, SECOND).value ?? 0;
  return tally.shape.sources.map((source, index) => {
    const step = texts.get(source);
    const mean = meanAmount(sums, tally.amounts.busy + index, SECOND);
    return {
      source,
      text: step?.text ?? '',
      stage: machine.stages[step?.stage ?? -1]?.name ?? '',
      busy: { unit: 'seconds', mean },
      share: duration > 0 ? (mean.value ?? 0) / duration : 0,
    };
  });
}
