/** One round: every document has those of its fixes made that fit beside each other and add no error. */
import type { Candidate } from './candidate.ts';
import { choose } from './choose.ts';
import { moved } from './moved.ts';
import { chase, tryFixes } from './try-fixes.ts';
import { type Attempt, keyOf, settleFor, type Work } from './work.ts';

/** Says whether anything has changed. */
export async function makeRound(work: Work): Promise<boolean> {
  let hasChanged = false;
  for (const path of work.paths) {
    const candidates = work.looks.get(path)?.candidates ?? [];
    const refused = new Set(work.refused.map(keyOf));
    const batch = choose(candidates.filter((each) => !refused.has(keyOf(each))));
    if (batch.length > 0 && (await makeMost(work, path, batch))) hasChanged = true;
  }
  return hasChanged;
}

/** Makes those of these fixes of a document that add no error, and refuses the others. */
async function makeMost(work: Work, path: string, batch: readonly Candidate[]): Promise<boolean> {
  const before = work.made.length;
  const from = new Map(work.looks.get(path)?.texts);
  const doubtful: Candidate[] = [];
  let best: Attempt = { made: [], steps: [], texts: work.texts, looks: new Map() };
  // Where all together add an error, the halves are tried, down to the single fix that does.
  const tryOut = async (fixes: readonly Candidate[]): Promise<void> => {
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
  return work.made.length > before;
}
