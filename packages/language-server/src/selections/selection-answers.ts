/** The worker's answers about selections: a document is compiled once, until a file changes. */
import { Phase } from '@rollout/workspace';
import type { MoreAnswers } from '../meaning/serve.ts';
import { type OpenedFile, openFile } from '../meaning/work/context.ts';
import { Priority } from '../meaning/work/turns.ts';
import { selectionFacts } from './selection-facts.ts';
import { SelectionRequest } from './selection-request.ts';
import { selectionText } from './selection-text.ts';

/** So many documents are kept. */
const MOST_KEPT = 4;

export const selectionAnswers: MoreAnswers = (_, answer) => {
  let kept = new Map<string, Promise<OpenedFile>>();
  let files: unknown = null;
  answer(SelectionRequest, Priority.shown, async (context, { root, path, offset }) => {
    // There are others after every change.
    const configs = context.files.configs();
    if (files !== configs || kept.size > MOST_KEPT) kept = new Map();
    files = configs;
    const known = kept.get(root) ?? openFile(context, root, { upTo: Phase.Compiled, scenario: { kind: 'every' } });
    kept.set(root, known);
    known.catch(() => kept.delete(root));
    const document = await known;
    return { markdown: selectionText(selectionFacts(document, path, offset)), versions: document.versions };
  });
};
