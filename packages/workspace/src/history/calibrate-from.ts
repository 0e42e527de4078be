import { LEVELS, type Level } from '@rollout/language';
import { type Calibration, calibrating, finish } from '@rollout/simulator';
import { AskingError } from '../asking/asking-error.ts';
import { quoted } from '../asking/quoting.ts';
import { type HistoryRead, readHistory } from './read-history.ts';
import { UNITS } from './row-cells.ts';

/** As the options of `rollout calibrate`. */
export interface CalibrateOptions {
  /** Of the model. */
  readonly name: string;
  readonly seed: string;
  /** Columns by what they say. */
  readonly columns: ReadonlyMap<string, string>;
  /** Of times that are plain numbers, one of `UNITS`. */
  readonly unit?: string | undefined;
  /** The level that a row deploys; as its column is called, where nobody has said. */
  readonly per?: string | undefined;
}

/** A model of a release log, with what it was read from. */
export interface CalibratedHistory {
  readonly file: string;
  readonly read: HistoryRead;
  readonly calibration: Calibration;
  readonly name: string;
  readonly per: Level;
  readonly seed: string;
}

/** Estimates a model. `file`: the log's name, as whoever asks has given it. Throws an `AskingError` where the text is no release log. */
export function calibrateFrom(file: string, text: string, options: CalibrateOptions): CalibratedHistory {
  return finish(calibratingFrom(file, text, options));
}

/** The same, step by step: a log of hundreds of thousands of rows takes a while. */
export function* calibratingFrom(
  file: string,
  text: string,
  { name, seed, columns, unit, per }: CalibrateOptions,
): Generator<void, CalibratedHistory> {
  const units = new Map(Object.entries(UNITS));
  if (unit !== undefined && !units.has(unit)) throw unknown('unit', unit, [...units.keys()]);
  if (per !== undefined && !LEVELS.some((each) => each === per)) throw unknown('level', per, LEVELS);
  const read = readHistory(file, text, {
    columns,
    unit: unit === undefined ? null : (units.get(unit) ?? null),
    perSaid: per !== undefined,
  });
  const level = LEVELS.find((each) => each === per) ?? read.level ?? 'cluster';
  const calibration = yield* calibrating(read.history, seed);
  return { file, read, calibration, name, per: level, seed };
}

function unknown(what: string, said: string, known: readonly string[]): AskingError {
  return new AskingError(`there is no ${what} ${quoted(said)}`, 'asked', `It is one of ${known.join(', ')}.`);
}
