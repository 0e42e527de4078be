/** What an editor shows of the sentence that is being written. */
import type { FormEntry, Part } from '../../schema/index.ts';
import type { Span } from '../../syntax/index.ts';

export interface SignatureParameter {
  readonly name: string;
  /** Where it stands in the label of its signature. */
  readonly span: Span;
  /** Markdown; may be empty. */
  readonly documentation: string;
}

export interface Signature {
  /** How it is written, in the notation of the schema: `[x]` may be left out, `(x | y)` is a choice. */
  readonly label: string;
  /** Markdown. */
  readonly documentation: string;
  readonly parameters: readonly SignatureParameter[];
}

export interface SignatureHelp {
  /** At least one. */
  readonly signatures: readonly Signature[];
  /** The index of the one that is being written. */
  readonly active: number;
  /** The index of the parameter that is being written, in the active signature; undefined where none is. */
  readonly parameter: number | undefined;
}

export function ofForm({ form, parts, doc, default: fallback, example }: FormEntry): Signature {
  const without = fallback === undefined ? '' : `\n\nWithout it: ${fallback}.`;
  return {
    label: form,
    documentation: `${doc}${without}\n\n\`\`\`rollout\n${example}\n\`\`\``,
    parameters: partsIn(form, parts),
  };
}

/** The parts of a form, in the order in which they are written. */
export function partsIn(form: string, parts: Readonly<Record<string, Part>>): readonly SignatureParameter[] {
  return [...form.matchAll(/"[^"]*"|\b[A-Z][A-Z-]*\b/g)].flatMap(({ 0: name, index }) => {
    const part = parts[name];
    if (part === undefined) return [];
    return [{ name, span: { start: index, end: index + name.length }, documentation: docOf(part) }];
  });
}

function docOf({ doc, label, default: fallback }: Part): string {
  const said = [doc ?? label, fallback === undefined ? undefined : `without it: ${fallback}`];
  return said.filter((each) => each !== undefined).join('; ');
}
