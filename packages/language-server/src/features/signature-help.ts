import { signatureAt } from '@rollout/language';
import {
  MarkupKind,
  type SignatureHelp,
  type SignatureHelpParams,
  type SignatureInformation,
} from 'vscode-languageserver';
import { plainText } from '../convert/plain-text.ts';
import type { Request } from '../request.ts';
import { askedPlace } from './asked.ts';

/** `textDocument/signatureHelp`: the form of the sentence that is being written, and its part that comes next. */
export async function signatureHelp(
  { session, world }: Request,
  params: SignatureHelpParams,
): Promise<SignatureHelp | null> {
  const asked = await askedPlace(world, params);
  const found = asked === null ? undefined : signatureAt(asked.sources, asked.path, asked.offset);
  if (found === undefined) return null;
  const { labelOffsets, markdownInSignatures } = session.abilities;
  const told = (markdown: string) =>
    markdownInSignatures ? { kind: MarkupKind.Markdown, value: markdown } : plainText(markdown);
  const signatures = found.signatures.map(
    ({ label, documentation, parameters }): SignatureInformation => ({
      label,
      ...(documentation === '' ? {} : { documentation: told(documentation) }),
      parameters: parameters.map(({ span, documentation: doc }) => ({
        label: labelOffsets ? [span.start, span.end] : label.slice(span.start, span.end),
        ...(doc === '' ? {} : { documentation: told(doc) }),
      })),
    }),
  );
  return {
    signatures,
    activeSignature: found.active,
    // Where none comes next, none is lit.
    activeParameter: found.parameter ?? signatures[found.active]?.parameters?.length ?? 0,
  };
}
