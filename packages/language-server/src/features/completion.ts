import { type Completion, completionsAt, type Insertion } from '@rollout/language';
import { catalog } from '@rollout/workspace';
import {
  type CompletionItem,
  type CompletionList,
  type CompletionParams,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
} from 'vscode-languageserver';
import type { Abilities } from '../client/abilities.ts';
import { COMPLETION_KINDS } from '../convert/completion-kind.ts';
import { plainText } from '../convert/plain-text.ts';
import type { ServerHost } from '../host.ts';
import { once } from '../once.ts';
import type { Request } from '../request.ts';
import { type AskedPlace, askedPlace } from './asked.ts';

/** `textDocument/completion`. */
export async function completion(
  { session, world, check }: Request,
  params: CompletionParams,
): Promise<CompletionList> {
  const asked = await askedPlace(world, params);
  if (asked === null) return { isIncomplete: false, items: [] };
  const around = await withinPatience(session.host, world.around(asked.path));
  // What lies elsewhere can be imported, and is there the next time: the client asks again.
  const isIncomplete = around === null;
  const sources = around ?? asked.sources;
  check();
  const found = completionsAt(sources, asked.path, asked.offset, {
    paths: [...sources.files.keys(), ...(await world.project(asked.path)).assets.keys()].sort(),
    rules: rules(),
    today: session.host.today(),
  });
  return { isIncomplete, items: found.map((each) => itemOf(each, asked, session.abilities)) };
}

/** Milliseconds that whoever types waits for what lies in other files. */
const PATIENCE = 250;

/** null: it takes longer. */
async function withinPatience<T>({ later }: ServerHost, work: Promise<T>): Promise<T | null> {
  let callOff = (): void => {};
  const late = new Promise<null>((resolve) => {
    callOff = later(PATIENCE, () => resolve(null));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    callOff();
  }
}

const rules = once(() =>
  [...catalog].flatMap(([code, { title, rule }]) => (rule === undefined ? [] : [{ code, title }])),
);

function itemOf(found: Completion, { places, offset }: AskedPlace, abilities: Abilities): CompletionItem {
  const { snippet, text, span } = found;
  const newText = abilities.snippets && snippet !== undefined ? snippet : text;
  const replace = places.range(span);
  const insertion = ({ at, text }: Insertion) => ({ range: places.range({ start: at, end: at }), newText: text });
  const insert = places.range({ start: span.start, end: Math.max(span.start, offset) });
  return {
    label: found.label,
    kind: COMPLETION_KINDS[found.kind],
    sortText: found.sortText,
    filterText: found.filterText,
    ...(found.detail === '' ? {} : { detail: found.detail }),
    ...documentation(found, abilities),
    textEdit: abilities.insertReplace ? { newText, insert, replace } : { newText, range: replace },
    ...(found.also.length === 0 ? {} : { additionalTextEdits: found.also.map(insertion) }),
    ...(newText === snippet ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    ...(newText.includes('\n') ? { insertTextMode: InsertTextMode.adjustIndentation } : {}),
    ...(found.preselect ? { preselect: true } : {}),
    // VS Code's own command; no other editor knows it.
    ...(found.isUnfinished && abilities.own.hasCommands === true
      ? { command: { title: 'Suggest', command: 'editor.action.triggerSuggest' } }
      : {}),
  };
}

/** Editors show the line of the detail above it: it is not said twice. */
function documentation(
  { detail, documentation: whole }: Completion,
  { markdownInCompletion }: Abilities,
): Pick<CompletionItem, 'documentation'> {
  const markdown = detail !== '' && whole.startsWith(detail) ? whole.slice(detail.length).trim() : whole;
  if (markdown === '') return {};
  return { documentation: markdownInCompletion ? { kind: MarkupKind.Markdown, value: markdown } : plainText(markdown) };
}
