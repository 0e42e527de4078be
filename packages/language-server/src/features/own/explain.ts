import { diagnosticPage } from '@rollout/language';
import { catalog } from '@rollout/workspace';
import type { CodeListing, Explained, ExplainParams, Refusal } from '../../protocol.ts';
import type { Request } from '../../request.ts';

/** `rollout/explain`: the page of a code. */
export async function explain(_: Request, { code }: ExplainParams): Promise<Explained | Refusal> {
  const entry = catalog.get(code);
  if (entry === undefined) return { kind: 'refused', message: `There is no diagnostic with the code ${code}.` };
  return { kind: 'answer', title: entry.title, markdown: diagnosticPage(code, entry) };
}

/** `rollout/codes`: all that there are pages of. */
export async function codes(_: Request, __: Readonly<Record<string, never>>): Promise<readonly CodeListing[]> {
  return [...catalog].map(([code, { severity, title, rule }]) => ({
    code,
    severity: rule === undefined || rule.recommended ? severity : 'off',
    title,
    isRule: rule !== undefined,
  }));
}
