/** One round: every document has those of its fixes made that fit beside each other and add no error. */
import type { Candidate } from './candidate.ts';
import { choose } from './choose.ts';
import { moved } from './moved.ts';
import { chase, tryFixes } from './try-fixes.ts';
import { type Attempt, keyOf, settleFor, type Work } from './work.ts';

/** Of the fixes of one document so many are tried in a round: what opens a large document again and again takes its time. */
const MOST_TRIES = 100;

/** What a round has come to: some text is another, or only fixes that are to be tried are fewer. */
export type Round = 'changed' | 'waiting' | 'nothing';

export async function makeRound(work: Work): Promise<Round> {
  const rounds = new Set<Round>();
  for (const path of work.paths) {
    const candidates = work.looks.get(path)?.candidates ?? [];
    const refused = new Set(work.refused.map(keyOf));
    const batch = choose(candidates.filter((each) => !refused.has(keyOf(each))));
    if (batch.length > 0) rounds.add(await makeMost(work, path, batch));
  }
  if (rounds.has('changed')) return 'changed';
  return rounds.has('waiting') ? 'waiting' : 'nothing';
}

/** Makes those of these fixes of a document that add no error, and refuses the others. */
async function makeMost(work: Work, path: string, batch: readonly Candidate[]): Promise<Round> {
  const before = work.made.length;
  let tries = 0;
  const from = new Map(work.looks.get(path)?.texts);
  const doubtful: Candidate[] = [];
  let best: Attempt = { made: [], steps: [], texts: work.texts, looks: new Map() };
  // Where all together add an error, the halves are tried, down to the single fix that does.
  const tryOut = async (fixes: readonly Candidate[]): Promise<void> => {
    if (tries++ >= MOST_TRIES) return;
    const attempt = await tryFixes(work, path, from, best, fixes);
    if (attempt !== undefined) {
      best = attempt;
    } else if (fixes.length > 1) {
      const half = Math.ceil(fixes.length / 2);
      await tryOut(fixes.slice(0, half));
      await tryOut(fixes.slice(half));
    } else {
      doubtful.push(...fixes);
    }
  };
  await tryOut(batch);
  settleFor(work, best, from);

  const own = new Map([...from, ...work.texts]);
  for (const each of doubtful) {
    const fix = { ...each, edits: best.steps.reduce(moved, each.edits) };
    const chased = await chase(work, path, own, fix);
    if (chased !== undefined) {
      settleFor(work, chased, own);
      // What it uncovered may have stood where the others would be made: they wait for another round.
      break;
    }
    work.refused.push(fix);
  }
  if (work.made.length > before) return 'changed';
  return tries > MOST_TRIES ? 'waiting' : 'nothing';
}
