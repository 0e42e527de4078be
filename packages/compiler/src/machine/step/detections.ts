/** Phase 4: what gates and watches see, and what has taken too long. */
import { at } from '../layout/at.ts';
import type { Thread } from '../state.ts';
import { raise } from './handlers.ts';
import { changeBug, changeThread, isForward, isRunning, type Round, threadsDone, update } from './round.ts';
import { awaitFalseAlarm, dueAlarm, isOn, stageOfAlarm } from './watches.ts';

export function detections(round: Round): void {
  for (const thread of threadsDone(round, 'gate')) if (isForward(round)) judge(round, thread);
  round.machine.watches.forEach((_, watch) => {
    if (isOn(round, watch)) alarm(round, watch);
  });
  round.machine.watches.forEach((_, watch) => {
    if (isOn(round, watch)) falseAlarm(round, watch);
  });
  timeouts(round);
}

/** A gate looks at everything that is deployed; what it sees is found in its stage. */
function judge(round: Round, thread: Thread & { readonly step: number }): void {
  const { stage, step } = thread;
  const gate = at(round.machine.steps, step);
  const result = thread.doing.kind === 'working' ? round.ended.get(thread.doing.id) : undefined;
  if (gate.kind !== 'gate' || result?.kind !== 'gate') return;
  const { detects } = at(round.machine.numbers.checks, gate.check).gate;
  const covered = round.state.bugs.flatMap(({ shownAt, sure }, bug) => {
    const isBlind = at(at(round.state.luck.bugs, bug).blind, gate.check);
    return shownAt !== null && (sure || (!isBlind && at(detects, bug) > 0)) ? [bug] : [];
  });
  const seen = covered.filter((bug) => at(round.state.bugs, bug).sure || at(result.sees, bug));
  const verdict = seen.length > 0 ? 'unhealthy' : covered.length === 0 && result.falseAlarm ? 'false-alarm' : 'healthy';
  round.log.push({ kind: 'gate-judged', at: round.at, step, verdict });
  for (const bug of seen) find(round, bug, stage, 'gate');
  changeThread(round, thread, { doing: verdict === 'healthy' ? { kind: 'over' } : { kind: 'held' } });
  if (verdict === 'unhealthy') raise(round, { stage, trigger: 'unhealthy', cause: 'bug', step, thread });
  if (verdict === 'false-alarm') {
    update(round, { falseAlarms: round.state.falseAlarms + 1 });
    raise(round, { stage, trigger: 'false-alarm', cause: 'false-alarm', step, thread });
  }
}

/** A bug counts as found where it was found first. */
function find(round: Round, bug: number, stage: number, by: 'gate' | 'watch'): void {
  if (at(round.state.bugs, bug).foundIn !== null) return;
  changeBug(round, bug, { foundIn: stage });
  round.log.push({ kind: 'bug-found', at: round.at, bug, stage, by });
}

/** One alarm for all bugs that are due. */
function alarm(round: Round, watch: number): void {
  const bugs = round.state.bugs.flatMap((_, bug) => {
    const due = dueAlarm(round, watch, bug);
    return due !== null && due <= round.at ? [bug] : [];
  });
  if (bugs.length === 0) return;
  const { watches } = round.state;
  const state = at(watches, watch);
  update(round, { watches: watches.with(watch, { ...state, alarmed: [...state.alarmed, ...bugs] }) });
  const stage = stageOfAlarm(round, watch);
  round.log.push({ kind: 'watch-alarm', at: round.at, watch, stage, falseAlarm: false });
  for (const bug of bugs) find(round, bug, stage, 'watch');
  raise(round, { stage, trigger: 'unhealthy', cause: 'bug', step: null, thread: null });
}

function falseAlarm(round: Round, watch: number): void {
  const { id } = at(round.state.watches, watch);
  if (id === null || !round.ended.has(id)) return;
  const stage = stageOfAlarm(round, watch);
  round.log.push({ kind: 'watch-alarm', at: round.at, watch, stage, falseAlarm: true });
  update(round, { falseAlarms: round.state.falseAlarms + 1 });
  awaitFalseAlarm(round, watch);
  raise(round, { stage, trigger: 'false-alarm', cause: 'false-alarm', step: null, thread: null });
}

function timeouts(round: Round): void {
  const { machine, at: now } = round;
  machine.stages.forEach(({ handlers }, stage) => {
    const own = at(round.state.stages, stage);
    if (handlers.timeout === null || own.startedAt === null || own.timeoutRaised) return;
    if (!isForward(round) || !isRunning(round, stage) || now < own.startedAt + handlers.timeout.after) return;
    update(round, { stages: round.state.stages.with(stage, { ...own, timeoutRaised: true }) });
    raise(round, { stage, trigger: 'timeout', cause: 'timeout', step: null, thread: null });
  });
  if (machine.timeout === null || !isForward(round)) return;
  if (round.state.timeoutRaised || now < machine.timeout.after) return;
  update(round, { timeoutRaised: true });
  const stage = machine.stages.findIndex(({ handlers }, index) => isRunning(round, index) && handlers.timeout === null);
  if (stage >= 0) raise(round, { stage, trigger: 'timeout', cause: 'timeout', step: null, thread: null });
}
