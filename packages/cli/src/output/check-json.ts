import { type Diagnostic, type Fix, type LineIndex, lineIndex, type Span } from '@rollout/language';
import type { Document, PlanDocument } from '@rollout/workspace';
import { VERSION } from '../version.ts';
import { jsonText } from './json.ts';
import { tally } from './tally.ts';

/** What `rollout check --format json` prints. Its schema is docs/schema/check.schema.json. */
export function checkJson(
  documents: readonly Document[],
  diagnostics: readonly Diagnostic[],
  shownPath: (path: string) => string,
): string {
  const indexes = new Map<string, LineIndex>();
  for (const { texts } of documents) {
    for (const [path, text] of texts) if (!indexes.has(path)) indexes.set(path, lineIndex(text));
  }
  const placed = ({ path, span }: { readonly path: string; readonly span: Span }) => ({
    file: shownPath(path),
    range: rangeOf(span, indexes.get(path)),
  });
  const fixed = ({ title, edits }: Fix) => ({
    title,
    edits: edits.map((edit) => ({ ...placed(edit), text: edit.text })),
  });
  const planned = ({ name, scenario, machine, proofs }: PlanDocument) => ({
    name,
    scenario,
    compiles: machine !== null,
    proofs: proofs.map(({ text, verdict, by, explanation, location }) => ({
      text,
      verdict,
      by,
      explanation,
      place: location === null ? null : placed(location),
    })),
  });
  return jsonText({
    schemaVersion: 1,
    version: VERSION,
    ...tally(diagnostics),
    files: documents.map((document) => ({
      file: shownPath(document.path),
      plans: document.plans.map(planned),
    })),
    diagnostics: diagnostics.map((diagnostic) => ({
      code: diagnostic.code,
      severity: diagnostic.severity,
      title: diagnostic.title,
      message: diagnostic.message,
      help: diagnostic.help ?? null,
      ...placed(diagnostic),
      related: (diagnostic.related ?? []).map((related) => ({ ...placed(related), message: related.message })),
      fix: diagnostic.fix === undefined ? null : fixed(diagnostic.fix),
    })),
  });
}

/** null: the file could not be read. Lines and columns count from 1, columns and offsets in UTF-16 units. */
function rangeOf({ start, end }: Span, index: LineIndex | undefined) {
  if (index === undefined) return null;
  return { start: { offset: start, ...index.position(start) }, end: { offset: end, ...index.position(end) } };
}
