import { createColors } from 'picocolors';

/** What a command knows of the world that it prints to. Tests make one of their own. */
export interface Terminal {
  /** The answer. */
  readonly out: (text: string) => void;
  /** Everything else: messages and progress. */
  readonly err: (text: string) => void;
  readonly cwd: string;
  readonly colors: Colors;
  /** Width of the answer's terminal in columns; 80 where it is none. */
  readonly columns: number;
  /** Whether something may move on standard error. */
  readonly animated: boolean;
  readonly readStdin: () => Promise<Uint8Array>;
  /** Aborted when the user asks to end (Ctrl-C). */
  readonly stop: AbortSignal;
  readonly env: NodeJS.ProcessEnv;
}

export type Colors = ReturnType<typeof createColors>;

export type ColorChoice = 'auto' | 'always' | 'never';

/** `--color` decides; then FORCE_COLOR and NO_COLOR; then whether standard output is a terminal that can. */
export function chooseColors(choice: ColorChoice, env: NodeJS.ProcessEnv, isTerminal: boolean): Colors {
  if (choice !== 'auto') return createColors(choice === 'always');
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '') return createColors(env.FORCE_COLOR !== '0');
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return createColors(false);
  return createColors(isTerminal && env.TERM !== 'dumb');
}

/** Nothing moves where `CI`, `TERM=dumb` or a pipe says so. */
export function mayAnimate(env: NodeJS.ProcessEnv, isTerminal: boolean): boolean {
  return isTerminal && env.TERM !== 'dumb' && (env.CI === undefined || env.CI === '' || env.CI === 'false');
}
