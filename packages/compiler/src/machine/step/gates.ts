/** What gates say when their time is up, and people who are asked at one. */
import { at } from '../layout/at.ts';
import type { Thread } from '../state.ts';
import type { GateStep } from '../steps.ts';
import type { Ended } from '../work.ts';
import { noteLook } from './confidence.ts';
import { find } from './find.ts';
import { raise } from './handlers.ts';
import { isMet } from './reached.ts';
import { changeThread, isForward, type Round, threadsDone, update } from './round.ts';
import { beginWork } from './work-starts.ts';

type Judged = Thread & { readonly step: number };

/** Phase 4: gates and approvals, by step. */
export function judgeGates(round: Round): void {
  for (const thread of threadsDone(round, 'gate', 'approval')) {
    const result = thread.doing.kind === 'working' ? round.ended.get(thread.doing.id) : undefined;
    if (!isForward(round)) return;
    if (result?.kind === 'approval') answer(round, thread, result.refused);
    if (result?.kind === 'gate') judge(round, thread, result);
  }
}

function answer(round: Round, thread: Judged, refused: boolean): void {
  const { stage, step } = thread;
  round.log.push({ kind: refused ? 'approval-refused' : 'approval-given', at: round.at, step });
  changeThread(round, thread, { doing: { kind: refused ? 'held' : 'over' } });
  if (refused) raise(round, { stage, trigger: 'refusal', cause: 'refusal', step, thread });
}

/** What a gate has come to, and the bugs that it has found. */
interface Judgement {
  readonly verdict: 'healthy' | 'unhealthy' | 'false-alarm' | 'marginal';
  readonly found: readonly number[];
}

function judge(round: Round, thread: Judged, result: Extract<Ended, { kind: 'gate' }>): void {
  const { stage, step } = thread;
  const gate = at(round.machine.steps, step);
  if (gate.kind !== 'gate') return;
  const again = at(round.state.marginal, step);
  const { marginal } = at(round.machine.stages, stage).handlers;
  const judgement = judgementOf(round, gate, result);
  const isLast = marginal === null && again && judgement.verdict === 'marginal';
  const { verdict, found } = isLast ? failedJudgement(round, gate) : judgement;
  round.log.push({ kind: 'gate-judged', at: round.at, step, verdict });
  for (const bug of found) find(round, bug, stage, 'gate');
  switch (verdict) {
    case 'healthy':
      noteLook(round, step);
      changeThread(round, thread, { doing: { kind: 'over' } });
      return;
    case 'unhealthy':
      changeThread(round, thread, { doing: { kind: 'held' } });
      raise(round, { stage, trigger: 'unhealthy', cause: 'bug', step, thread });
      return;
    case 'false-alarm':
      changeThread(round, thread, { doing: { kind: 'held' } });
      update(round, { falseAlarms: round.state.falseAlarms + 1 });
      raise(round, { stage, trigger: 'false-alarm', cause: 'false-alarm', step, thread });
      return;
    case 'marginal':
      if (marginal === null) {
        update(round, { marginal: round.state.marginal.with(step, true) });
        beginWork(round, thread, step);
      } else {
        changeThread(round, thread, { doing: { kind: 'held' } });
        raise(round, { stage, trigger: 'marginal', cause: 'marginal', step, thread });
      }
      return;
  }
}

/** Bugs that are seen for sure, or move none of the check's metrics, come first; then its samples. */
function judgementOf(round: Round, gate: GateStep, result: Extract<Ended, { kind: 'gate' }>): Judgement {
  const { gate: numbers, health } = at(round.machine.numbers.checks, gate.check);
  const moving = result.verdicts === null ? [] : (health?.moving ?? []);
  const covered = round.state.bugs.flatMap(({ shownAt, sure }, bug) => {
    const byNumbers = !moving.includes(bug) && at(numbers.detects, bug) > 0;
    return shownAt !== null && isMet(round, bug) && (sure || (byNumbers && !isBlind(round, gate, bug))) ? [bug] : [];
  });
  const seen = covered.filter((bug) => at(round.state.bugs, bug).sure || at(result.sees, bug));
  if (seen.length > 0) return { verdict: 'unhealthy', found: seen };
  if (result.verdicts === null) {
    const isFalse = covered.length === 0 && result.falseAlarm;
    return { verdict: isFalse ? 'false-alarm' : 'healthy', found: [] };
  }
  const set = moved(round, gate).reduce((mask, bug) => mask | (1 << moving.indexOf(bug)), 0);
  switch (at(result.verdicts, set)) {
    case 'pass':
      return { verdict: 'healthy', found: [] };
    case 'marginal':
      return { verdict: 'marginal', found: [] };
    case 'fail':
      return failedJudgement(round, gate);
  }
}

/** Samples that are bad: the bugs that have moved them are found, or it is a false alarm. */
function failedJudgement(round: Round, gate: GateStep): Judgement {
  const found = moved(round, gate);
  return { verdict: found.length > 0 ? 'unhealthy' : 'false-alarm', found };
}

/** Bugs that have shown and are met, move the check's metrics, and are ones that it can see. */
function moved(round: Round, gate: GateStep): readonly number[] {
  const moving = at(round.machine.numbers.checks, gate.check).health?.moving ?? [];
  const moves = (bug: number): boolean => at(round.state.bugs, bug).shownAt !== null && isMet(round, bug);
  return moving.filter((bug) => moves(bug) && !isBlind(round, gate, bug));
}

function isBlind({ state }: Round, { check }: GateStep, bug: number): boolean {
  return at(at(state.luck.bugs, bug).blind, check);
}
