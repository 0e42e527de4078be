// `trace --play` on a terminal: a pseudo-terminal that `script` makes, with keys, signals and sizes as people have them.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { root } from '../support/repository.ts';
import { launcher, start } from './in-folder.ts';

const FIRST = 'examples/first-plan/first-plan.rollout';

const ESCAPE = '\u001b';
const ENTER = `${ESCAPE}[?1049h${ESCAPE}[?25l${ESCAPE}[?7l`;
const LEAVE = `${ESCAPE}[?7h${ESCAPE}[?25h${ESCAPE}[?1049l`;
const FRAME = `${ESCAPE}[?2026h`;

const OUTCOME = 'first-plan  rolled back after 1d 15h: a bug was found in second  trial 1, seed 1';

beforeAll(() => {
  if (!existsSync(join(launcher, '../../dist/rollout.cjs'))) throw new Error('run "npm run build" first');
});

interface Terminal {
  readonly press: (keys: string) => void;
  /** Of the command, and of the terminal that it runs on. */
  readonly pid: () => number;
  readonly device: () => string;
  /** All that was printed, as soon as some of it is this. */
  readonly shows: (wanted: (printed: string) => boolean) => Promise<string>;
  readonly ended: Promise<{ readonly code: number | null; readonly printed: string }>;
}

/** Starts the built command on a terminal of 80 by 24. */
function onTerminal(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Terminal {
  const { CI: _, NO_COLOR: __, FORCE_COLOR: ___, ...own } = process.env;
  const command = [process.execPath, launcher, ...args].map((each) => `'${each}'`).join(' ');
  const line = `stty cols 80 rows 24; tty; echo "pid $$"; exec ${command}`;
  const env = { ...own, TERM: 'xterm-256color', LC_ALL: 'C.UTF-8', ...environment };
  const child: ChildProcess = spawn('script', ['-qfec', line, '/dev/null'], { cwd: root, env, stdio: 'pipe' });
  onTestFinished(() => void child.kill('SIGKILL'));
  let printed = '';
  const waiting = new Set<() => void>();
  child.stdout?.setEncoding('utf8');
  child.stdout?.on('data', (chunk: string) => {
    printed += chunk;
    for (const look of waiting) look();
  });
  const found = (pattern: RegExp): string => pattern.exec(printed)?.[1] ?? '';
  return {
    press: (keys) => void child.stdin?.write(keys),
    pid: () => Number(found(/pid (\d+)/)),
    device: () => found(/(\/dev\/\S+)/),
    shows: (wanted) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!wanted(printed)) return;
          waiting.delete(look);
          resolve(printed);
        };
        waiting.add(look);
        look();
      }),
    ended: new Promise((resolve) => {
      child.on('close', (code) => resolve({ code, printed }));
    }),
  };
}

const play = (...more: string[]): Terminal => onTerminal(['trace', FIRST, '--play', ...more]);
/** Does not end by itself as long as any test. */
const playSlowly = (): Terminal => play('--speed', '1m');
const hasBegun = (printed: string): boolean => printed.includes(FRAME);
/** What stands on the screen that was there before. */
const left = (printed: string): string[] =>
  stripVTControlCharacters(printed.slice(printed.lastIndexOf(LEAVE) + LEAVE.length)).split('\r\n');
const lastFrame = (printed: string): string => stripVTControlCharacters(printed.slice(printed.lastIndexOf(FRAME)));

describe('a run that plays', () => {
  test('leaves its last frame, how it ended, and the terminal as it was', async () => {
    const { ended } = play('--speed', '20h');
    const { code, printed } = await ended;
    expect(code).toBe(0);
    // As many as the machine has time for: its first and its last at the least.
    expect(printed.split(FRAME).length).toBeGreaterThan(2);
    expect([printed.split(ENTER).length, printed.split(LEAVE).length]).toEqual([2, 2]);
    expect(left(printed)[0]).toBe(OUTCOME);
    expect(left(printed).join('\n')).toContain('1,200 old version');
  });

  test('ends by q, and pauses where an arrow has brought it', async () => {
    const { press, shows, ended } = playSlowly();
    await shows(hasBegun);
    press(`${ESCAPE}[C`);
    const printed = await shows((each) => lastFrame(each).includes('paused'));
    expect(lastFrame(printed)).toContain('space plays');
    press('q');
    const { code, printed: all } = await ended;
    expect(code).toBe(0);
    expect(left(all)[0]).toBe(OUTCOME);
  });

  test.each([
    ['Ctrl-C', 130, ({ press }: Terminal): void => press('\u0003')],
    ['SIGTERM', 143, ({ pid }: Terminal): void => void process.kill(pid(), 'SIGTERM')],
  ] as const)('is ended by %s, which leaves the terminal as it was', async (_, exitCode, act) => {
    const terminal = playSlowly();
    await terminal.shows(hasBegun);
    act(terminal);
    const { code, printed } = await terminal.ended;
    expect(code).toBe(exitCode);
    expect(printed.lastIndexOf(LEAVE)).toBeGreaterThan(printed.lastIndexOf(FRAME));
    expect(left(printed)[0]).toBe(OUTCOME);
  });

  test('is drawn anew where the terminal becomes smaller', async () => {
    const { press, device, shows, ended } = playSlowly();
    await shows(hasBegun);
    press(' ');
    await shows((each) => lastFrame(each).includes('paused'));
    // `stty` sets the two one after the other, and a frame may be drawn between them.
    execFileSync('stty', ['-F', device(), 'cols', '50', 'rows', '12']);
    await shows((each) => widthOf(lastFrame(each)) <= 50 && linesOf(lastFrame(each)).length <= 12);
    press('q');
    expect((await ended).code).toBe(0);
  });

  test('is drawn in ASCII where there is nothing else', async () => {
    const { printed } = await onTerminal(['trace', FIRST, '--play', '--speed', '40h'], { LC_ALL: 'C' }).ended;
    expect(printed).toContain(FRAME);
    expect([...printed].filter((character) => character > '~')).toEqual([]);
  });
});

/** A terminal may return twice before each new line. */
const linesOf = (frame: string): string[] => frame.split(/\r*\n/);
const widthOf = (frame: string): number => Math.max(...linesOf(frame).map((line) => [...line].length));

test('where nothing may move that is said, and the timeline printed', async () => {
  const { code, stdout, stderr } = await start(['trace', FIRST, '--play']);
  expect(code).toBe(0);
  expect(stderr).toMatch(/^Nothing moves here: --play needs a terminal/);
  expect(stdout).toContain('What happened');
});

test('--speed without --play is wrong use', async () => {
  const { code, stderr } = await start(['trace', FIRST, '--speed', '1h']);
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: 'error: --speed says how fast --play is, and there is no --play\n',
  });
});
