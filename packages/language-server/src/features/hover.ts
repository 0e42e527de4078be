import { type CodeFacts, hoverAt } from '@rollout/language';
import { catalog } from '@rollout/workspace';
import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import { plainText } from '../convert/plain-text.ts';
import { factsAt } from '../facts/facts-at.ts';
import { figuresHoverAt } from '../hints/index.ts';
import type { Request } from '../request.ts';
import { selectionTold } from '../selections/selection-told.ts';
import { askedPlace } from './asked.ts';
import { hintedFile } from './hint-subject.ts';

/** `textDocument/hover`. */
export async function hover(request: Request, params: HoverParams): Promise<Hover | null> {
  const { session, world } = request;
  const asked = await askedPlace(world, params);
  if (asked === null) return null;
  const hinted = await hintedFile(request, params.textDocument);
  const said = hoverAt(asked.sources, asked.path, asked.offset, { codeFacts });
  const known = hinted === null ? null : figuresHoverAt(hinted.subject, asked.offset);
  const selected = said === null ? undefined : await selectionTold(session, world, asked.path, asked.offset);
  const span = said?.span ?? known?.span;
  if (span === undefined) return null;
  const facts = said === null ? undefined : factsAt(asked.sources, asked.path, asked.offset);
  // What is selected matters most; what is known of a stage stands below what is written of it.
  const parts = [selected, said?.markdown, facts, known?.markdown].filter((part) => part !== undefined);
  const markdown = parts.join('\n\n---\n\n');
  const range = asked.places.range(span);
  return session.abilities.markdownInHover
    ? { range, contents: { kind: MarkupKind.Markdown, value: markdown } }
    : { range, contents: { kind: MarkupKind.PlainText, value: plainText(markdown) } };
}

function codeFacts(code: string): CodeFacts | undefined {
  const entry = catalog.get(code);
  return entry === undefined ? undefined : { title: entry.title, meaning: entry.page.meaning };
}
