import type { Readable, Writable } from 'node:stream';
import { type Colors, DEFAULT_COLUMNS, type Style } from '@rollout/report';
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
  /** Whether the answer goes to a terminal: not into a file, nor to another program. */
  readonly answersOnTerminal: boolean;
  /** Gives work all of the terminal that messages go to, and puts that right again afterwards; null: nothing may move there. */
  readonly onScreen: (<T>(work: (screen: Screen) => Promise<T>) => Promise<T>) | null;
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

/** A terminal that is drawn on again and again. */
export interface Screen {
  /** At this moment: it may be made larger and smaller. */
  readonly size: () => { readonly columns: number; readonly rows: number };
  /** Shows these lines instead of what is there; what is too long is cut off. */
  readonly draw: (lines: readonly string[]) => void;
  /** Waits so many milliseconds, or until something is pressed or the size changes; gives names of what was pressed. */
  readonly wait: (milliseconds: number) => Promise<readonly string[]>;
  /** Whether somebody is there to press anything. */
  readonly hasKeys: boolean;
}

export interface Asking {
  readonly input: Readable;
  readonly output: Writable;
}

export interface Workers {
  readonly file: string;
  readonly count: number;
}

export type ColorChoice = 'auto' | 'always' | 'never';
export type Environment = Readonly<Record<string, string | undefined>>;

/** Nothing is narrower, whatever a terminal says of itself, nor wider: longer lines are not read well. */
const NARROWEST = 40;
const WIDEST = 160;

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

/**
 * Whether only ASCII is shown: as `ROLLOUT_ASCII` says; else on a terminal whose locale knows no UTF-8, and on those that have not the
 * characters, which is known of the console of Linux and asked of Windows by `canDraw`.
 */
export function chooseAscii(env: Environment, isTerminal: boolean, canDraw: boolean): boolean {
  const { ROLLOUT_ASCII: said, TERM } = env;
  if (isSet(said)) return said !== '0' && said !== 'false';
  if (!isTerminal) return false;
  // Of these the first that is set decides, as everywhere.
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find(isSet) ?? '';
  const [language = '', encoding = ''] = locale.split('@')[0]?.split('.') ?? [];
  const isUtf8 = encoding === '' ? language !== 'C' && language !== 'POSIX' : /^utf-?8$/i.test(encoding);
  return !isUtf8 || TERM === 'dumb' || TERM === 'linux' || !canDraw;
}

/** Of the consoles of Windows the old one draws few characters; the others say who they are. */
export function windowsCanDraw(env: Environment): boolean {
  return (
    ['WT_SESSION', 'TERMINUS_SUBLIME', 'ConEmuTask'].some((name) => isSet(env[name])) ||
    ['vscode', 'Terminus-Sublime'].includes(env.TERM_PROGRAM ?? '') ||
    ['xterm-256color', 'alacritty', 'rxvt-unicode', 'rxvt-unicode-256color'].includes(env.TERM ?? '')
  );
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
