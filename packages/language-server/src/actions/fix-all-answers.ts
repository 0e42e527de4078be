import type { MoreAnswers } from '../meaning/serve.ts';
import { Priority } from '../meaning/work/turns.ts';
import { fixAll } from './fix-all.ts';
import { FixAllRequest } from './fix-all-request.ts';

/** The worker's side. */
export const fixAllAnswers: MoreAnswers = (_, answer) =>
  answer(FixAllRequest, Priority.diagnostics, async ({ files }, { path }, { token }) => {
    const stopped = new AbortController();
    const listening = token.onCancellationRequested(() => stopped.abort(new Error('cancelled')));
    try {
      const { fileSystem, parse } = files;
      const change = await fixAll(path, { fileSystem, parse, signal: stopped.signal });
      return { change, versions: { [path]: files.versions().get(path) ?? null } };
    } finally {
      listening.dispose();
    }
  });
