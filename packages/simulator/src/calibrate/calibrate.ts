/** From a release log to the numbers of a model. */
import { drawKey } from '../random/index.ts';
import { finish } from './finish.ts';
import { fittingLaw, type LawFit } from './fit-law.ts';
import { type BugFit, fitBug } from './hazards.ts';
import type { Attempt, History } from './history.ts';
import { type Rate, rateOf } from './rate.ts';

export interface Calibration {
  readonly attempts: number;
  readonly releases: number;
  /** Of attempts that did not fail; null: the log has no times. */
  readonly takes: LawFit | null;
  /** Of those that failed; null: the log has no times, or none of a failed attempt. */
  readonly failedTakes: LawFit | null;
  /** Of attempts; null: the log does not say of them. */
  readonly fails: Rate | null;
  /** Of servers; null: the log does not count them. */
  readonly serverFails: Rate | null;
  /** Attempts after the first, at the most. */
  readonly retries: number;
  readonly bug: BugFit | null;
  readonly rolledBack: Rate | null;
}

/** `seed` decides the samples that goodness of fit is told by; nothing else is drawn. */
export function calibrate(history: History, seed: string): Calibration {
  return finish(calibrating(history, seed));
}

/** The same, step by step. */
export function* calibrating(history: History, seed: string): Generator<void, Calibration> {
  const { attempts, releases, mostAttempts } = history;
  const key = drawKey(seed);
  const timed = attempts.filter(({ time }) => time !== null);
  const failed = timed.filter(({ failed }) => failed === true);
  return {
    attempts: attempts.length,
    releases: releases.length,
    takes: timed.length === 0 ? null : yield* fittingLaw(timesOf(timed.filter(({ failed }) => failed !== true)), key),
    failedTakes: failed.length === 0 ? null : yield* fittingLaw(timesOf(failed), key),
    fails: shareOf(attempts.flatMap(({ failed }) => failed ?? [])),
    serverFails: serverFails(attempts),
    retries: mostAttempts - 1,
    bug: fitBug(releases),
    rolledBack: shareOf(releases.flatMap(({ rolledBack }) => rolledBack ?? [])),
  };
}

function timesOf(attempts: readonly Attempt[]): number[] {
  return attempts.flatMap(({ time }) => time ?? []);
}

function shareOf(answers: readonly boolean[]): Rate | null {
  return answers.length === 0 ? null : rateOf(answers.filter(Boolean).length, answers.length);
}

function serverFails(attempts: readonly Attempt[]): Rate | null {
  let tried = 0;
  let failed = 0;
  for (const { servers } of attempts) {
    tried += servers?.tried ?? 0;
    failed += servers?.failed ?? 0;
  }
  return tried === 0 ? null : rateOf(failed, tried);
}
