/** Random fates for what starts. */
import type { Started, Verdict } from '../work.ts';
import type { Fate } from './drive.ts';

const MINUTE = 60_000;
const VERDICTS: readonly Verdict[] = ['pass', 'pass', 'marginal', 'fail'];

/** The same for the same seed and work. */
export function fateOf(seed: number, work: Started, now: number): Fate {
  const random = numbersFrom(`${seed} ${work.id}`);
  const after = Math.floor(random() * 4) * MINUTE;
  switch (work.kind) {
    case 'batch':
    case 'revert': {
      const unlucky = random() < 0.3;
      return { after, failed: work.cells.map(({ servers }) => (unlucky ? Math.floor(random() * (servers + 1)) : 0)) };
    }
    case 'gate': {
      const verdicts = Array.from({ length: 2 }, () => VERDICTS[Math.floor(random() * 4)] ?? 'pass');
      return { after, sees: [random() < 0.5, random() < 0.5, random() < 0.5], falseAlarm: random() < 0.2, verdicts };
    }
    case 'act':
    case 'schema':
      return { after, actFailed: random() < 0.2 };
    case 'approval':
      return { after, refused: random() < 0.2 };
    case 'ask':
      return { after, continues: random() < 0.5 };
    case 'confidence': {
      const left = work.question.latest - now;
      return { after: Math.min(after, left), reached: after <= left };
    }
    case 'clock':
      return {};
    case 'outage-due':
    case 'false-alarm-due':
      // Some soon, and few enough in a run of weeks.
      return { after: Math.ceil(random() * (random() < 0.5 ? 60 : 6000)) * MINUTE };
    default:
      return { after };
  }
}

/** Numbers in [0, 1) from a text: FNV-1a for the start, then a 32-bit mix (Mulberry32). */
function numbersFrom(text: string): () => number {
  let state = 0x811c9dc5;
  for (const character of text) state = Math.imul(state ^ character.charCodeAt(0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
