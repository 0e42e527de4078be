import { execFileSync } from 'node:child_process';
import { constants, mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeOutput } from './write-output.ts';

test.skipIf(process.platform === 'win32')('a reader of a pipe who goes away has had enough', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rollout-write-'));
  try {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    // It waits for nobody, and makes the other end open at once.
    const reader = await open(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
    // More than a pipe holds: it is not written before somebody has read, and nobody will.
    const written = writeOutput(pipe, 'x'.repeat(4_000_000));
    let first = 0;
    while (first === 0) first = (await reader.read(Buffer.alloc(1)).catch(() => ({ bytesRead: 0 }))).bytesRead;
    await reader.close();
    await expect(written).resolves.toBeUndefined();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
