/** The terminal of this process as a screen that is drawn on again and again. */
import { writeSync } from 'node:fs';
import type { ReadStream, WriteStream } from 'node:tty';
import type { Screen } from '../terminal.ts';
import { keyNames } from './key-names.ts';

const ESCAPE = '\u001b';
/** A screen of its own, so that what was there comes back; no cursor; and what is too long is cut, not wrapped. */
const ENTER = `${ESCAPE}[?1049h${ESCAPE}[?25l${ESCAPE}[?7l${ESCAPE}[2J`;
const LEAVE = `${ESCAPE}[?7h${ESCAPE}[?25h${ESCAPE}[?1049l`;
/** All between is shown at once, by terminals that can. */
const [BEGIN, END] = [`${ESCAPE}[?2026h`, `${ESCAPE}[?2026l`];
const HOME = `${ESCAPE}[H`;
const CLEAR_REST_OF_LINE = `${ESCAPE}[K`;
const CLEAR_BELOW = `${ESCAPE}[J`;

const USUAL_SIZE = { columns: 80, rows: 24 };

/**
 * Gives work the terminal as a screen, and leaves the terminal as it was however the work ends: even when the process does. `input`
 * null: nobody can press anything.
 */
export async function onScreen<T>(
  output: WriteStream & { readonly fd: number },
  input: ReadStream | null,
  work: (screen: Screen) => Promise<T>,
): Promise<T> {
  let keys: string[] = [];
  let wake = (): void => {};
  const onData = (data: Buffer | string): void => {
    for (const key of keyNames(data.toString())) {
      // In this mode the terminal makes no signals of them.
      if (key === 'ctrl-c') process.kill(process.pid, 'SIGINT');
      else if (key === 'ctrl-z') suspend();
      else keys.push(key);
    }
    wake();
  };
  const enter = (): void => {
    input?.setRawMode(true);
    output.write(ENTER);
  };
  const leave = (): void => {
    // At once: a process that ends waits for nothing.
    writeSync(output.fd, LEAVE);
    input?.setRawMode(false);
  };
  const suspend = (): void => {
    // Windows knows no such thing.
    if (process.platform === 'win32') return;
    leave();
    // Stops here, and goes on from here.
    process.kill(process.pid, 'SIGTSTP');
    enter();
    onResize();
  };
  /** What stands there, so that it is not sent again. */
  let standing = '';
  const onResize = (): void => {
    standing = '';
    wake();
  };
  enter();
  process.on('exit', leave);
  output.on('resize', onResize);
  input?.on('data', onData);
  input?.resume();
  try {
    return await work({
      hasKeys: input !== null,
      size: () => ({ columns: output.columns || USUAL_SIZE.columns, rows: output.rows || USUAL_SIZE.rows }),
      draw: (lines) => {
        const shown = lines.map((line) => `${line}${CLEAR_REST_OF_LINE}`).join('\r\n');
        if (shown === standing) return;
        standing = shown;
        output.write(`${BEGIN}${HOME}${shown}${CLEAR_BELOW}${END}`);
      },
      wait: async (milliseconds) => {
        if (keys.length === 0) {
          await new Promise<void>((resolve) => {
            const timer = setTimeout(resolve, milliseconds);
            wake = () => {
              clearTimeout(timer);
              resolve();
            };
          });
        }
        const pressed = keys;
        keys = [];
        return pressed;
      },
    });
  } finally {
    input?.off('data', onData);
    // Else the process would wait for more.
    input?.pause();
    output.off('resize', onResize);
    process.off('exit', leave);
    leave();
  }
}
