/** Phase 4: what gates and watches see, and what has taken too long. */
import { at } from '../layout/at.ts';
import { find } from './find.ts';
import { judgeGates } from './gates.ts';
import { raise } from './handlers.ts';
import { countsAsRunning, isForward, isRunning, type Round, update } from './round.ts';
import { awaitFalseAlarm, dueAlarm, isOn, stageOfAlarm } from './watches.ts';

export function detections(round: Round): void {
  judgeGates(round);
  round.machine.watches.forEach((_, watch) => {
    if (isOn(round, watch)) alarm(round, watch);
  });
  round.machine.watches.forEach((_, watch) => {
    if (isOn(round, watch)) falseAlarm(round, watch);
  });
  timeouts(round);
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
  const stage = machine.stages.findIndex(
    ({ handlers }, index) => countsAsRunning(round, index) && handlers.timeout === null,
  );
  if (stage >= 0) raise(round, { stage, trigger: 'timeout', cause: 'timeout', step: null, thread: null });
}
