import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fixed } from '@rollout/workspace';
import { afterEach, expect, test } from 'vitest';
import { diskFileSystem } from '../../files/disk-file-system.ts';
import { fakeTerminal } from '../../testing/fake-terminal.ts';
import { deliverFixes } from './deliver-fixes.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'rollout-fixes-')));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what somebody else has written meanwhile stays, and is said', async () => {
  const at = (name: string) => join(folder, name);
  writeFileSync(at('a.rollout'), 'theirs\n');
  writeFileSync(at('b.rollout'), 'old\n');
  const fix = (name: string) => ({ code: 'x', title: 'Write new', paths: [at(name)] });
  const fixed: Fixed = {
    files: ['a.rollout', 'b.rollout', 'gone.rollout'].map((name) => ({
      path: at(name),
      before: 'old\n',
      after: 'new\n',
    })),
    made: [fix('a.rollout'), fix('b.rollout'), fix('b.rollout'), fix('gone.rollout')],
    leftOut: [],
    rounds: 1,
    isDone: true,
    fileSystem: diskFileSystem,
  };
  const shown = new Map(['a.rollout', 'b.rollout'].map((name) => [at(name), name]));
  const terminal = fakeTerminal({ cwd: folder });
  const { exitCode } = await deliverFixes(terminal, fixed, { shown, stdin: undefined }, false);
  expect(exitCode).toBe(4);
  expect(terminal.stderr()).toBe(`error: a.rollout has changed meanwhile; it was left as it is
error: ${at('gone.rollout')} has changed meanwhile; it was left as it is
2 fixes made in 1 file
`);
  expect(readFileSync(at('a.rollout'), 'utf8')).toBe('theirs\n');
  expect(readFileSync(at('b.rollout'), 'utf8')).toBe('new\n');
});
