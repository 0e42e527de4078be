import { expect, it } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

/** Work that ends when it is told to, and how often it was begun. */
function controlled() {
  const ends: { readonly well: () => void; readonly badly: (why: Error) => void }[] = [];
  const work = (): Promise<void> => new Promise((well, badly) => ends.push({ well, badly }));
  return { ends, once: oneAtATime(work) };
}

it('is not begun again while it is under way, and is afterwards', async () => {
  const { ends, once } = controlled();
  const both = [once(), once()];
  expect(ends).toHaveLength(1);
  ends[0]?.well();
  await Promise.all(both);
  const again = once();
  expect(ends).toHaveLength(2);
  ends[1]?.well();
  await again;
});

it('is begun again where it has failed, of which all hear who have waited', async () => {
  const { ends, once } = controlled();
  const both = [once(), once()];
  ends[0]?.badly(new Error('no'));
  for (const each of both) await expect(each).rejects.toThrow('no');
  const again = once();
  expect(ends).toHaveLength(2);
  ends[1]?.well();
  await again;
});
