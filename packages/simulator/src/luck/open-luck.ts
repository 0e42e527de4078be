import { type Layout, type Machine, nodesOf } from '@rollout/compiler';
import type { Distribution } from '@rollout/language';
import { confidenceWaits } from '../confidence/index.ts';
import { type AttemptTimes, attemptTimes, greatestOf, type Law } from '../distributions/index.ts';
import { type GatePowers, gatePowers } from '../gates/index.ts';
import { known } from '../known.ts';
import { log, log1p } from '../math/log.ts';
import { nextUniform, openSubstreamAt, uniform, uniformAt, uniformSource } from '../random/draw.ts';
import { drawKey, streamOf } from '../random/key.ts';
import { type AttemptLaw, type AttemptRecorder, emptySlots, makeAttempts, makeAttemptsOfOne } from './attempts.ts';
import { type BugLuckDraws, drawBugLuck, prepareBugLuck } from './bug-luck.ts';
import { gateLuck } from './gate-luck.ts';
import { type BatchSlots, fillSlots, type ItemOfCell, itemsAt, spreadFailed } from './items.ts';
import { emptyLawBook, lawIn } from './laws.ts';
import { leverTakes, SWITCHED_LEVERS, type SwitchedLever } from './lever-times.ts';
import type { Luck } from './luck.ts';
import { markForced, openStep, prepareNodeFailures } from './node-failures.ts';
import type { Presence } from './presence.ts';
import { stepTimes } from './step-times.ts';
import { highAt, lowAt, type StreamTable, streamTable, watchEntity } from './streams.ts';
import { noteChance, PLAIN } from './tape.ts';

/** The luck of a machine under a seed, with what a study has to know of how trials are chosen. */
export interface OpenLuck extends Luck {
  readonly bugDraws: BugLuckDraws;
  /** Hears of the attempts of every batch that is asked for while it is set. */
  recorder: AttemptRecorder | null;
  /** For each cell of the batch that was asked for last, the slot in which its items were counted. */
  readonly slotOf: Int32Array;
  readonly deployTimes: AttemptTimes;
  readonly revertTimes: AttemptTimes;
}

export interface LuckOptions {
  /** Whether trials are chosen by the bugs that are there (see `Presence`), as in a study; false: as often as in reality. */
  readonly stratified?: boolean;
  /** How they are chosen; by the machine's own bugs unless told. */
  readonly presence?: Presence;
  /** What gates that are judged by samples come to; by the machine's own numbers unless told. */
  readonly powers?: GatePowers;
}

export function openLuck(
  machine: Machine,
  layout: Layout,
  seed: string,
  { stratified = true, presence, powers = gatePowers(machine) }: LuckOptions = {},
): OpenLuck {
  const key = drawKey(seed);
  const laws = emptyLawBook();
  const { deploy, rollback, repair, bugs, checks, outages, incidents, fastTrack } = machine.numbers;
  const bugDraws = prepareBugLuck(machine, layout, key, laws, stratified, presence);

  const deployLaw: AttemptLaw = {
    times: attemptTimes(
      lawIn(laws, deploy.takes),
      deploy.failedTakes === null ? null : lawIn(laws, deploy.failedTakes),
      deploy.readyAfter,
    ),
    attempts: deploy.retries + 1,
  };
  const revertLaw: AttemptLaw = { times: attemptTimes(lawIn(laws, rollback.takes), null), attempts: 1 };
  const repairTakes = repair === null ? null : lawIn(laws, repair.takes);
  const deployItems = itemsAt(layout, deploy.per);
  const revertItems = itemsAt(layout, rollback.per);
  const repairItems = repair === null ? null : itemsAt(layout, repair.per);
  const failures = prepareNodeFailures(machine, layout, key);
  const { kindOf, chances } = layout.failures;

  const units = unitStreams(layout, (address, purpose) => streamOf(key, address, purpose));
  const stepTakes = streamTable(machine.steps.map((step) => streamOf(key, step.name, 'takes')));
  const stepFails = streamTable(machine.steps.map((step) => streamOf(key, step.name, 'fails')));
  const stepRefuses = streamTable(machine.steps.map((step) => streamOf(key, step.name, 'refuses')));
  const stepLaws = stepTimes(machine).map((takes) => (takes === null ? null : lawIn(laws, takes)));
  const { tape } = bugDraws;
  const gates = gateLuck(machine, key, powers, tape);
  const waits = confidenceWaits(machine, powers.detects);
  const ofStages = (purpose: string): StreamTable =>
    streamTable(machine.stages.map((stage) => streamOf(key, stage.name, purpose)));
  const stagePauses = ofStages('pause');
  const stageAsks = ofStages('ask');
  const stageAnswers = ofStages('answer');
  const rollbackStream = streamOf(key, machine.plan, 'rollback in');
  const back = new Map(
    SWITCHED_LEVERS.map((lever) => [
      lever,
      { law: lawIn(laws, leverTakes(machine, lever)), stream: streamOf(key, machine.plan, BACK[lever]) },
    ]),
  );
  const stageRecalls = ofStages('recall');
  const recallTakes = lawIn(laws, leverTakes(machine, 'release'));
  const landingStream = streamOf(key, machine.plan, 'lands');
  const fastTrackStream = streamOf(key, machine.plan, 'fast track');
  const incidentDraws = incidents.map(({ text, lasts }) => ({
    law: lawIn(laws, lasts),
    stream: streamOf(key, `incident:${text}`, 'lasts'),
  }));
  const outageDraws = outages.map(({ level, probability, per, lasts }) => {
    const { address } = nodesOf(layout, level);
    return {
      rate: -log1p(-probability) / per,
      lasts: lawIn(laws, lasts),
      due: streamTable(address.map((node) => streamOf(key, node, `outage due:${level}`))),
      length: streamTable(address.map((node) => streamOf(key, node, `outage lasts:${level}`))),
    };
  });
  const watchRates = machine.watches.map(({ check }) => {
    const alarm = checks[check]?.watch.falseAlarm;
    return alarm === undefined ? 0 : -log1p(-alarm.probability) / alarm.per;
  });
  const falseAlarms = streamTable(
    machine.watches.map((_, watch) => streamOf(key, watchEntity(machine, watch), 'false alarm')),
  );

  const source = uniformSource();
  const batchSlots: BatchSlots = {
    slots: emptySlots(layout.cells.count),
    cellOf: new Int32Array(layout.cells.count),
    slotOf: new Int32Array(layout.cells.count),
    seenIn: new Int32Array(itemCount(deployItems, revertItems, repairItems)),
    slotOfItem: new Int32Array(itemCount(deployItems, revertItems, repairItems)),
    batch: 0,
  };
  const { slots, cellOf } = batchSlots;
  const outcome = {
    failed: new Int32Array(layout.cells.count),
    sees: new Uint8Array(bugs.length),
    falseAlarm: false,
    actFailed: false,
    refused: false,
    reached: false,
    continues: false,
  };
  let trial = 0;
  let forcedStep = 0;
  const force = (attempt: number): void =>
    markForced(failures, forcedStep, trial, attempt, cellOf, slots.count, slots.forced);
  const anyForced = failures.levels.length > 0 ? force : null;
  const noForce: null = null;

  const openUnit = (table: StreamTable, step: number, unit: number, ordinal: number): void => {
    const at = (units.from[step] as number) + unit; // in range: an entry a step
    openSubstreamAt(source, highAt(table, at), lowAt(table, at), trial, ordinal);
  };

  // A draw whose outcome is certain is not made.
  const certainTimes = Float64Array.from(stepLaws, (law) => (law === null ? -1 : certainTime(law)));
  const stepTime = (step: number, running: number): number => {
    const certain = certainTimes[step] as number; // in range: an entry a step
    if (certain >= 0) return certain;
    const u = uniformAt(highAt(stepTakes, step), lowAt(stepTakes, step), trial, running);
    return Math.ceil(lawAt(stepLaws, step).sample(u));
  };
  const held = (stream: { high: number; low: number }, law: Law, ordinal: number): number =>
    Math.ceil(law.sample(uniformAt(stream.high, stream.low, trial, ordinal)));
  const canFail = layout.failures.above.length > 0 || chances.some((chance) => chance > 0);
  const certainBatch = canFail ? -1 : certainTime(lawIn(laws, deploy.takes), deploy.readyAfter);
  const certainRevert = rollback.fails > 0 ? -1 : certainTime(lawIn(laws, rollback.takes));

  const luck: Drawn = {
    bugDraws,
    tape,
    bugs: bugDraws.fates,
    lands: 0,
    fastTrack: false,
    outcome,
    recorder: null,
    slotOf: batchSlots.slotOf,
    deployTimes: deployLaw.times,
    revertTimes: revertLaw.times,
    begin(chosen) {
      trial = chosen;
      drawBugLuck(bugDraws, chosen);
      luck.lands = machine.landing > 0 ? Math.floor(machine.landing * uniform(landingStream, chosen, 1)) : 0;
      luck.fastTrack = fastTrack > 0 && uniform(fastTrackStream, chosen, 1) < fastTrack;
      noteChance(tape, fastTrackStream.high, fastTrackStream.low, 1, PLAIN, luck.fastTrack, fastTrack);
    },
    batch(step, unit, ordinal, attempt, cells, servers, count) {
      if (certainBatch >= 0 && luck.recorder === null) {
        outcome.failed.fill(0, 0, count);
        return certainBatch;
      }
      openUnit(units.deploy, step, unit, ordinal);
      // What is tried again after an outage has a luck of its own.
      if (attempt > 1) openSubstreamAt(source, source.high, source.low, attempt, 0);
      if (count === 1 && anyForced === null && luck.recorder === null) {
        const chance = chances[kindOf[cells[0] as number] as number] as number; // in range: an entry a cell
        const own = servers[0] as number; // in range: `count` is 1
        const items = deployItems === null ? own : 1;
        const time = makeAttemptsOfOne(deployLaw, attempt, items, chance, slots, source);
        const left = slots.left[0] as number; // in range: just set
        outcome.failed[0] = deployItems === null || left === 0 ? left : own;
        return Math.ceil(time);
      }
      fillSlots(batchSlots, deployItems, cells, servers, count);
      for (let i = 0; i < slots.count; i++) {
        slots.chance[i] = chances[kindOf[cellOf[i] as number] as number] as number; // in range: an entry a cell
      }
      if (anyForced !== null) {
        forcedStep = step;
        openStep(failures, machine, layout, step);
      }
      const time = makeAttempts(deployLaw, attempt, slots, source, anyForced, luck.recorder);
      spreadFailed(batchSlots, deployItems, servers, count, outcome.failed);
      return Math.ceil(time);
    },
    revert(step, unit, ordinal, cells, servers, count) {
      if (certainRevert >= 0 && luck.recorder === null) {
        outcome.failed.fill(0, 0, count);
        return certainRevert;
      }
      openUnit(units.revert, step, unit, ordinal);
      fillSlots(batchSlots, revertItems, cells, servers, count);
      slots.chance.fill(rollback.fails, 0, slots.count);
      const time = makeAttempts(revertLaw, 1, slots, source, noForce, luck.recorder);
      spreadFailed(batchSlots, revertItems, servers, count, outcome.failed);
      return Math.ceil(time);
    },
    repair(reverting, step, unit, ordinal, cells, servers, count) {
      if (repairTakes === null) return Number.POSITIVE_INFINITY;
      openUnit(reverting ? units.repairReverting : units.repair, step, unit, ordinal);
      fillSlots(batchSlots, repairItems, cells, servers, count);
      let items = 0;
      for (let i = 0; i < slots.count; i++) items += slots.left[i] as number; // in range: as many as `count`
      return Math.ceil(greatestOf(repairTakes, items, source));
    },
    wait: stepTime,
    pull: stepTime,
    approval(step, running) {
      const own = machine.steps[step];
      if (own?.kind !== 'approval') throw new Error(`step ${step} is no approval`);
      const high = highAt(stepRefuses, step);
      const low = lowAt(stepRefuses, step);
      outcome.refused = own.refuses > 0 && uniformAt(high, low, trial, running) < own.refuses;
      noteChance(tape, high, low, running, PLAIN, outcome.refused, own.refuses);
      return stepTime(step, running);
    },
    confidenceDue(step, question) {
      const { takes, reached } = waits(step).answer(question);
      outcome.reached = reached;
      return takes;
    },
    gate(step, running) {
      for (let bug = 0; bug < outcome.sees.length; bug++) outcome.sees[bug] = luck.gateSees(step, running, bug) ? 1 : 0;
      outcome.falseAlarm = luck.gateCriesWolf(step, running);
      return stepTime(step, running);
    },
    gateTakes: stepTime,
    gateSees: (step, running, bug) => gates.sees(step, trial, running, bug),
    gateCriesWolf: (step, running) => gates.criesWolf(step, trial, running),
    gateVerdict: (step, running, moved) => gates.verdict(step, trial, running, stepTime(step, running), moved),
    act(step, running) {
      const own = machine.steps[step];
      if (own?.kind !== 'act' && own?.kind !== 'schema') throw new Error(`step ${step} is not tried again`);
      // Whether an attempt fails has a stream of its own, so that a longer time changes nobody's luck.
      let failed = 0;
      openSubstreamAt(source, highAt(stepFails, step), lowAt(stepFails, step), trial, running);
      while (failed <= own.retries && own.fails > 0 && nextUniform(source) < own.fails) failed += 1;
      outcome.actFailed = failed > own.retries;
      const tried = outcome.actFailed ? failed : failed + 1;
      for (let i = 0; i < tried; i++) {
        noteChance(tape, highAt(stepFails, step), lowAt(stepFails, step), running, i, i < failed, own.fails);
      }
      const law = lawAt(stepLaws, step);
      openSubstreamAt(source, highAt(stepTakes, step), lowAt(stepTakes, step), trial, running);
      let time = 0;
      for (let i = 0; i < tried; i++) time += law.sample(nextUniform(source));
      return Math.ceil(time);
    },
    pause(stage, ordinal, takes) {
      return Math.ceil(
        lawIn(laws, takes).sample(uniformAt(highAt(stagePauses, stage), lowAt(stagePauses, stage), trial, ordinal)),
      );
    },
    ask(stage, ordinal, takes, continues) {
      const high = highAt(stageAnswers, stage);
      const low = lowAt(stageAnswers, stage);
      outcome.continues = uniformAt(high, low, trial, ordinal) < continues;
      noteChance(tape, high, low, ordinal, PLAIN, outcome.continues, continues);
      return Math.ceil(
        lawIn(laws, takes).sample(uniformAt(highAt(stageAsks, stage), lowAt(stageAsks, stage), trial, ordinal)),
      );
    },
    leverBack(lever) {
      const { law, stream } = known(back.get(lever));
      return held(stream, law, 1);
    },
    recall: (stage, ordinal) =>
      Math.ceil(recallTakes.sample(uniformAt(highAt(stageRecalls, stage), lowAt(stageRecalls, stage), trial, ordinal))),
    rollbackIn: (takes: Distribution) => held(rollbackStream, lawIn(laws, takes), 1),
    outageDue(outage, node, ordinal) {
      const draws = outageDraws[outage];
      if (draws === undefined) throw new Error(`the machine has no outage ${outage}`);
      return untilNext(draws.rate, uniformAt(highAt(draws.due, node), lowAt(draws.due, node), trial, ordinal));
    },
    outageLasts(outage, node, ordinal) {
      const draws = outageDraws[outage];
      if (draws === undefined) throw new Error(`the machine has no outage ${outage}`);
      return Math.ceil(
        draws.lasts.sample(uniformAt(highAt(draws.length, node), lowAt(draws.length, node), trial, ordinal)),
      );
    },
    incidentLasts(incident) {
      const draws = incidentDraws[incident];
      if (draws === undefined) throw new Error(`the machine has no incident ${incident}`);
      return held(draws.stream, draws.law, 1);
    },
    falseAlarmDue(watch, ordinal) {
      const rate = watchRates[watch] ?? 0;
      return untilNext(rate, uniformAt(highAt(falseAlarms, watch), lowAt(falseAlarms, watch), trial, ordinal));
    },
  };
  return luck;
}

/** Purposes of what going back draws; see the table of draws in docs/semantics.md. */
const BACK: Readonly<Record<SwitchedLever, string>> = {
  flag: 'flag back',
  release: 'release back',
  traffic: 'switch back',
};

/** A luck whose trial is chosen by itself. */
type Drawn = OpenLuck & { lands: number; fastTrack: boolean };

/** In whole milliseconds, with what is always added; -1: the law has more than one value. */
function certainTime({ least, most }: Law, added = 0): number {
  return least === most ? Math.ceil(least + added) : -1;
}

/** Time to the next of events at a rate; at least a millisecond, so that no instant holds two of one kind. */
function untilNext(rate: number, u: number): number {
  return rate > 0 ? Math.max(1, Math.ceil(-log(u) / rate)) : Number.POSITIVE_INFINITY;
}

function lawAt(laws: readonly (Law | null)[], step: number): Law {
  const law = laws[step];
  if (law === null || law === undefined) throw new Error(`step ${step} takes no time of its own`);
  return law;
}

function itemCount(...items: readonly ItemOfCell[]): number {
  return items.reduce((most, table) => (table === null ? most : table.reduce((a, b) => Math.max(a, b + 1), most)), 0);
}

/** Streams of every unit, by the address of its node; `from` tells where a step's units begin. */
function unitStreams(layout: Layout, stream: (address: string, purpose: string) => { high: number; low: number }) {
  const addresses: string[] = [];
  const from = new Int32Array(layout.steps.length);
  layout.steps.forEach((step, index) => {
    from[index] = addresses.length;
    if (step.kind === 'deploy') for (const unit of step.units) addresses.push(unit.address);
  });
  const of = (purpose: string) => streamTable(addresses.map((address) => stream(address, purpose)));
  return {
    from,
    deploy: of('deploy'),
    revert: of('revert'),
    repair: of('repair'),
    repairReverting: of('repair reverting'),
  };
}
