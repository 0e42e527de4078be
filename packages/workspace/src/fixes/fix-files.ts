/** Makes the fixes of findings, round after round, until nothing is left to be made. */
import type { Fixed, FixedFile, FixOptions } from './fixed.ts';
import { makeRound } from './make-round.ts';
import { overlaid } from './overlay.ts';
import { beginWork, leftOutOf, type Texts, type Work } from './work.ts';

/** Whatever has not come to rest by then is not going to. */
export const MOST_ROUNDS = 10;

/**
 * Makes the fixes of everything that is found in these files, and in no other file. In a round each document has those fixes made
 * that do not overlap, whole or not at all; one after which any of the documents has an error that it did not have before (and that
 * its own fixes do not put right) is left out, and not tried again. Rounds follow until nothing changes, at most ten. If fixes undo each other, all is left
 * as it was when they began to. The same files give the same texts.
 */
export async function fixFiles(paths: readonly string[], options: FixOptions): Promise<Fixed> {
  const work = await beginWork(paths, options);
  const history = [{ texts: work.texts, made: 0 }];
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    const outcome = await makeRound(work);
    if (outcome === 'nothing') return finish(work, round - 1, true);
    if (outcome === 'waiting') continue;
    const again = history.findIndex(({ texts }) => sameTexts(texts, work.texts, work.before));
    const entry = history[again];
    if (entry !== undefined) {
      work.texts = entry.texts;
      work.made.length = entry.made;
      return finish(work, again, true);
    }
    history.push({ texts: work.texts, made: work.made.length });
  }
  return finish(work, MOST_ROUNDS, false);
}

function finish(work: Work, rounds: number, isDone: boolean): Fixed {
  const { options, before, texts, made } = work;
  const files = [...before].flatMap(([path, text]): FixedFile[] => {
    const after = texts.get(path) ?? text;
    return after === text ? [] : [{ path, before: text, after }];
  });
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, made, leftOut: leftOutOf(work), rounds, isDone, fileSystem: overlaid(options.fileSystem, texts) };
}

function sameTexts(a: Texts, b: Texts, before: Texts): boolean {
  return [...before].every(([path, text]) => (a.get(path) ?? text) === (b.get(path) ?? text));
}
