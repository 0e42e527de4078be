/** Fixes of a document are tried: whether they can be made shows only when they have been. */
import { applyEdits, type TextEdit } from '@rollout/language';
import type { Candidate } from './candidate.ts';
import { choose } from './choose.ts';
import { addedErrors, type Look } from './look.ts';
import { type Attempt, seeing, type Texts, type Work } from './work.ts';

/** What comes of these fixes and of those of another attempt, all `from` the same texts; undefined where a document has another error then. */
export async function tryFixes(
  work: Work,
  path: string,
  from: Texts,
  before: Attempt,
  more: readonly Candidate[],
): Promise<Attempt | undefined> {
  const made = [...before.made, ...more];
  const edits = made.flatMap((fix) => fix.edits);
  const texts = edited(work.texts, from, edits);
  const known = new Map([...work.looks, ...before.looks]);
  const looks = await looksAt(work, path, texts, edits, known);
  return looks === undefined ? undefined : { made, steps: [edits], texts, looks };
}

/** How many fixes deep an error may lie below another. */
const DEEPEST = 4;

/**
 * A fix may uncover an error that stood behind the one that it puts right, and that has a fix itself. It is made where nothing is left of
 * that once those fixes are made too.
 */
export async function chase(work: Work, path: string, from: Texts, fix: Candidate): Promise<Attempt | undefined> {
  const errors: Look['errors'] = work.looks.get(path)?.errors ?? new Map();
  const made: Candidate[] = [];
  const steps: TextEdit[][] = [];
  let texts = work.texts;
  let own = from;
  for (let batch: readonly Candidate[] = [fix]; batch.length > 0 && steps.length < DEEPEST; ) {
    const edits = batch.flatMap((each) => each.edits);
    texts = edited(texts, own, edits);
    made.push(...batch);
    steps.push(edits);
    const seen = await seeing(work, texts)(path);
    const added = addedErrors(errors, seen.errors);
    if (added.size === 0) {
      const looks = await looksAt(work, path, texts, steps.flat(), work.looks);
      return looks === undefined ? undefined : { made, steps, texts, looks };
    }
    const below = seen.candidates.filter((each) => each.edits.some((edit) => added.has(`${each.code} ${edit.path}`)));
    batch = choose(below);
    own = seen.texts;
  }
  return undefined;
}

function edited(texts: Texts, from: Texts, edits: readonly TextEdit[]): Texts {
  const after = new Map(texts);
  for (const path of new Set(edits.map((edit) => edit.path))) {
    const own = edits.filter((edit) => edit.path === path);
    after.set(path, applyEdits(from.get(path) ?? '', own));
  }
  return after;
}

/** Every document that such edits change; undefined where one of them has an error that it did not have. */
async function looksAt(
  work: Work,
  path: string,
  texts: Texts,
  edits: readonly TextEdit[],
  before: ReadonlyMap<string, Look>,
): Promise<ReadonlyMap<string, Look> | undefined> {
  const changed = new Set(edits.map((edit) => edit.path));
  const concerned = work.paths.filter((each) => [...changed].some((file) => work.looks.get(each)?.files.has(file)));
  const see = seeing(work, texts);
  const looks = new Map<string, Look>();
  // The document's own errors first: they are the likeliest.
  for (const each of new Set([path, ...concerned])) {
    const after = await see(each);
    if (addedErrors(before.get(each)?.errors ?? new Map(), after.errors).size > 0) return undefined;
    looks.set(each, after);
  }
  return looks;
}
