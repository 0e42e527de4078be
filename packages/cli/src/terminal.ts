import type { Readable, Writable } from 'node:stream';
import { createColors } from 'picocolors';

/** What a command knows of the world that it prints to. Tests make one of their own. */
export interface Terminal {
  /** The answer. */
  readonly out: (text: string) => void;
  /** Everything else: messages and progress. */
  readonly err: (text: string) => void;
  /** How the answer is to look. */
  readonly answer: Style;
  /** How messages are to look. */
  readonly messages: Style;
  /** Whether something may move on standard error. */
  readonly animated: boolean;
  /** Where somebody can be asked; null: nobody is there. */
  readonly asking: Asking | null;
  /** The folder in which the command runs. */
  readonly cwd: string;
  readonly env: Environment;
  /** All of standard input, or as soon as it is more than `most` bytes, what has come so far. */
  readonly readStdin: (most: number) => Promise<Uint8Array>;
  /** Milliseconds from some moment on. */
  readonly now: () => number;
  /**
   * Runs work that ends by itself soon after the signal is aborted, its reason being the exit code to end with. Outside
   * of it an interrupt ends the process at once.
   */
  readonly interruptible: <T>(work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
  /** The file that worker threads run, and how many pay at the most; null: there are none. */
  readonly workers: () => Workers | null;
}

export interface Asking {
  readonly input: Readable;
  readonly output: Writable;
}

export interface Workers {
  readonly file: string;
  readonly count: number;
}

/** How a text is to look. */
export interface Style {
  readonly colors: Colors;
  /** The width to keep within. */
  readonly columns: number;
}

export type Colors = ReturnType<typeof createColors>;
export type ColorChoice = 'auto' | 'always' | 'never';
export type Environment = Readonly<Record<string, string | undefined>>;

/** The width of what is no terminal. */
export const DEFAULT_COLUMNS = 80;

/** Nothing is narrower, whatever a terminal says of itself, nor wider: longer lines are not read well. */
const NARROWEST = 40;
const WIDEST = 160;

/** For files and tests. */
export const PLAIN: Style = { colors: createColors(false), columns: DEFAULT_COLUMNS };

export function fitColumns(columns: number | undefined): number {
  return Math.min(WIDEST, Math.max(NARROWEST, columns === undefined || columns <= 0 ? DEFAULT_COLUMNS : columns));
}

/** `--color` decides; then FORCE_COLOR, then NO_COLOR; then whether it is a terminal that can. */
export function chooseColors(choice: ColorChoice, env: Environment, isTerminal: boolean): Colors {
  if (choice !== 'auto') return createColors(choice === 'always');
  if (isSet(env.FORCE_COLOR)) return createColors(env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false');
  if (isSet(env.NO_COLOR)) return createColors(false);
  return createColors(isTerminal && env.TERM !== 'dumb');
}

/** Nothing moves where `CI`, `TERM=dumb` or a pipe says so. */
export function mayAnimate(env: Environment, isTerminal: boolean): boolean {
  return isTerminal && env.TERM !== 'dumb' && !isPipeline(env);
}

/** Whether a pipeline runs this, where nobody looks at what a command leaves behind. */
export function isPipeline({ CI }: Environment): boolean {
  return isSet(CI) && CI !== 'false';
}

const isSet = (value: string | undefined): boolean => value !== undefined && value !== '';
