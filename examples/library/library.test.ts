import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('a text is simulated with what npm run build makes of the packages', async () => {
  const script = fileURLToPath(new URL('./simulate-a-text.mjs', import.meta.url));
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [script]);
  expect(stderr).toBe('');
  const [, found, low, high] = /found with ([\d.]+)% \(([\d.]+)% to ([\d.]+)% at 95%\)/.exec(stdout)?.map(Number) ?? [];
  // There with 5%. With 60% it shows at the first cluster: seen at the first gate with 90%, else at the second with 90%.
  // Else it shows nowhere: the first cluster is the only one at which it can.
  const exact = 5 * 0.6 * (1 - 0.1 * 0.1);
  expect(low).toBeLessThan(exact);
  expect(high).toBeGreaterThan(exact);
  expect(Math.abs((found ?? 0) - exact)).toBeLessThan(0.5);
});
