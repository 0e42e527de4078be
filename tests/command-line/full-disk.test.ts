// A file that there is no room for stays what it was, and it is said.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, shell } from './in-folder.ts';

const FIRST = 'examples/first-plan/first-plan.rollout';

test.each([
  ['--html', 'report.html'],
  ['--svg', 'duration.svg'],
  ['--png', 'duration.png'],
])('%s', async (option, name) => {
  const { path } = folderWith({ [`out/${name}`]: 'before', 'heed.cjs': "process.on('SIGXFSZ', () => {});" });
  const folder = join(path, 'out');
  const file = join(folder, name);
  // Of a file that may have two kilobytes the system takes as much as there is room for, as it does on a full disk; it
  // ends a process that does not heed its signal.
  const limited = `ulimit -f 2; export NODE_OPTIONS="--require ${join(path, 'heed.cjs')}"`;
  const { code, stderr } = await shell(
    `${limited}; rollout simulate ${FIRST} --trials 100 ${option} "${file}" > /dev/null`,
  );
  expect({ code, stderr }).toEqual({
    code: 4,
    stderr: `error: ${file} cannot be written: it would be larger than files may be\n`,
  });
  expect(readFileSync(file, 'utf8')).toBe('before');
  expect(readdirSync(folder)).toEqual([name]);
});
