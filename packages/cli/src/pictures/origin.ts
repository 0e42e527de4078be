import type { Origin } from '@rollout/report/pictures';
import type { Document } from '@rollout/workspace';
import { shownPath } from '../commands/open-plan.ts';
import type { Terminal } from '../terminal.ts';

export interface Read {
  /** What the answer is about: a plan's document, or two. */
  readonly documents: readonly Pick<Document, 'path' | 'files' | 'texts'>[];
  /** Params with a value that is not from there. */
  readonly set: Iterable<string>;
}

/** Where an answer comes from, for a page to say. A plan's own file comes first, then what it imports, by path; each file once. */
export function originOf(terminal: Terminal, { documents, set }: Read, commandLine: string): Origin {
  const texts = new Map<string, string>();
  for (const document of documents) {
    const imported = [...document.files.keys()].filter((path) => path !== document.path).sort();
    for (const path of [document.path, ...imported]) texts.set(path, document.texts.get(path) ?? '');
  }
  const sources = [...texts].map(([path, text]) => ({ path: shownPath(terminal, path), text }));
  return { commandLine, sources, set: [...new Set(set)] };
}
