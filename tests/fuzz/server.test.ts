// 10,000 edits of a server's texts, among everything else that a client may do; `npm run fuzz -- --edits N` does the same with as many as one likes.
import { expect, test } from 'vitest';
import { EDITS, playSession } from './server/session.ts';

const SEED = Number(process.env.ROLLOUT_FUZZ_SEED ?? 2026);
const SESSIONS = 10_000 / EDITS;

test(`a server lives, and knows what its client knows: seed ${SEED}`, async () => {
  for (let index = 0; index < SESSIONS; index++) {
    expect(await playSession(SEED, index), `session ${index}`).toEqual([]);
  }
}, 600_000);
