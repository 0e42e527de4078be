/** Sources of tests, refactored: one helper for all. */
import { applyEdits } from '../../../diagnostics/index.ts';
import { parse, type Span } from '../../../syntax/index.ts';
import type { Sources } from '../../sources.ts';
import { type Marked, marked } from '../../testing/marked.ts';
import type { Change } from '../refactoring.ts';
import { refactoringsAt } from '../refactorings-at.ts';

/** The titles of what is offered at `$0`, or for what stands between `«` and `»`. */
export function offeredAt(source: string): readonly string[] {
  const { sources, path, span } = selected(source);
  return refactoringsAt(sources, path, span).map(({ title }) => title);
}

/** The text with the refactoring made whose title begins so; in files other than the first, each below its `//- path`. */
export function refactored(source: string, title: string): string {
  const { sources, path, span } = selected(source);
  const offers = refactoringsAt(sources, path, span);
  const offer = offers.find((each) => each.title.startsWith(title));
  if (offer === undefined) throw new Error(`not offered; there is: ${offers.map((each) => each.title).join(', ')}`);
  return shown(sources, path, offer.change());
}

/** What a change makes of the files that it changes; `[…]` is what is to be renamed, or written over. */
export function shown(sources: Sources, path: string, change: Change): string {
  const texts = [...changedTexts(sources, change)].map(([at, text]): [string, string] => {
    const mark = [change.renameAt, change.selectAt].find((each) => each?.path === at);
    if (mark === undefined) return [at, text];
    const { start, end } = mark.span;
    return [at, `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`];
  });
  const own = texts.find(([at]) => at === path)?.[1] ?? '';
  const others = texts.filter(([at]) => at !== path).map(([at, text]) => `//- ${at}\n${text}`);
  return [own, ...others].join('');
}

/** By path: the files that a change changes or makes, as they are then. */
function changedTexts({ files }: Sources, { edits, creates }: Change): ReadonlyMap<string, string> {
  const paths = [...new Set(edits.map(({ path }) => path))];
  const edited = paths.map((path): [string, string] => {
    const own = edits.filter((edit) => edit.path === path);
    return [path, applyEdits(files.get(path)?.text ?? '', own)];
  });
  return new Map([...edited, ...creates.map(({ path, text }): [string, string] => [path, text])]);
}

function selected(source: string): Pick<Marked, 'sources' | 'path'> & { readonly span: Span } {
  const { sources, path, offset, text } = marked(source);
  const start = text.indexOf('«');
  if (start < 0) return { sources, path, span: { start: offset, end: offset } };
  const end = text.indexOf('»') - 1;
  const bare = text.replace(/[«»]/g, '');
  const { tree, diagnostics, comments } = parse(bare, path);
  const files = new Map(sources.files).set(path, { path, text: bare, tree, comments, diagnostics });
  return { sources: { ...sources, files }, path, span: { start, end } };
}
