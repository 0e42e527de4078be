import type { Layout, Machine } from '@rollout/compiler';
import { confidenceWaits } from '../confidence/index.ts';
import { type GatePowers, gatePowers } from '../gates/index.ts';
import { uniform, uniformSource } from '../random/draw.ts';
import { drawKey, streamOf } from '../random/key.ts';
import { type Attempts, batchLuck } from './batch-luck.ts';
import { type BugLuckDraws, drawBugLuck, prepareBugLuck } from './bug-luck.ts';
import type { DrawGround } from './draw-ground.ts';
import { gateLuck } from './gate-luck.ts';
import { goingBackLuck, pauseLuck } from './handling-luck.ts';
import { emptyLawBook } from './laws.ts';
import type { Luck, LuckOutcome } from './luck.ts';
import { falseAlarmLuck, incidentLuck, outageLuck } from './mishap-luck.ts';
import type { Presence } from './presence.ts';
import { stepLuck } from './step-luck.ts';
import { noteChance, PLAIN } from './tape.ts';

/** The luck of a machine under a seed, with what a study has to know of how trials are chosen. */
export interface OpenLuck extends Luck {
  readonly bugDraws: BugLuckDraws;
  readonly attempts: Attempts;
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
  const bugDraws = prepareBugLuck(machine, layout, key, laws, stratified, presence);
  const { tape } = bugDraws;
  const outcome = emptyOutcome(machine, layout);
  const ground: DrawGround = { machine, layout, key, laws, tape, outcome, source: uniformSource(), trial: 0 };

  const landings = streamOf(key, machine.plan, 'lands');
  const fastTracks = streamOf(key, machine.plan, 'fast track');
  const steps = stepLuck(ground);
  const gates = gateLuck(machine, key, powers, tape);
  const waits = confidenceWaits(machine, powers.detects);

  const luck: Drawn = {
    bugDraws,
    tape,
    bugs: bugDraws.fates,
    lands: 0,
    fastTrack: false,
    outcome,
    begin(trial) {
      ground.trial = trial;
      drawBugLuck(bugDraws, trial);
      luck.lands = machine.landing > 0 ? Math.floor(machine.landing * uniform(landings, trial, 1)) : 0;
      const chance = machine.numbers.fastTrack;
      luck.fastTrack = chance > 0 && uniform(fastTracks, trial, 1) < chance;
      noteChance(tape, fastTracks.high, fastTracks.low, 1, PLAIN, luck.fastTrack, chance);
    },
    ...batchLuck(ground),
    wait: steps.takes,
    pull: steps.takes,
    approval: steps.approval,
    confidenceDue(step, question) {
      const { takes, reached } = waits(step).answer(question);
      outcome.reached = reached;
      return takes;
    },
    gate(step, running) {
      for (let bug = 0; bug < outcome.sees.length; bug++) outcome.sees[bug] = luck.gateSees(step, running, bug) ? 1 : 0;
      outcome.falseAlarm = luck.gateCriesWolf(step, running);
      return steps.takes(step, running);
    },
    gateTakes: steps.takes,
    gateSees: (step, running, bug) => gates.sees(step, ground.trial, running, bug),
    gateCriesWolf: (step, running) => gates.criesWolf(step, ground.trial, running),
    gateVerdict: (step, running, moved) =>
      gates.verdict(step, ground.trial, running, steps.takes(step, running), moved),
    act: steps.act,
    ...pauseLuck(ground),
    ...goingBackLuck(ground),
    ...outageLuck(ground),
    ...incidentLuck(ground),
    ...falseAlarmLuck(ground),
  };
  return luck;
}

/** A luck whose trial is chosen by itself. */
type Drawn = OpenLuck & { lands: number; fastTrack: boolean };

function emptyOutcome(machine: Machine, layout: Layout): LuckOutcome {
  return {
    failed: new Int32Array(layout.cells.count),
    sees: new Uint8Array(machine.numbers.bugs.length),
    falseAlarm: false,
    actFailed: false,
    refused: false,
    reached: false,
    continues: false,
  };
}
