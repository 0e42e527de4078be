import { languages, window } from 'vscode';
import { LANGUAGE } from '../language.ts';
import { asking } from '../results/asking.ts';
import type { Surroundings } from './surroundings.ts';

/** The page of a diagnostic or a rule: of that which it is called with, else of one that the user picks; those at the cursor come first. */
export async function explain(surroundings: Surroundings, argument: unknown): Promise<void> {
  const code = typeof argument === 'string' ? argument : await pickCode(surroundings);
  if (code === undefined) return;
  const { server, documents } = surroundings;
  const page = await asking(`Explaining ${code}`, (token, told) =>
    server.ask('rollout/explain', { code }, token, told),
  );
  if (page !== undefined) await documents.showMarkdown(`${code}.md`, page.markdown);
}

async function pickCode({ server }: Surroundings): Promise<string | undefined> {
  const codes = await server.ask('rollout/codes', {});
  const here = new Set(codesAtCursor());
  const items = codes.map(({ code, title, severity, isRule }) => ({
    label: code,
    description: here.has(code) ? 'at the cursor' : isRule ? `rule, ${severity}` : severity,
    detail: title,
  }));
  const first = items.filter(({ label }) => here.has(label));
  const picked = await window.showQuickPick([...first, ...items.filter(({ label }) => !here.has(label))], {
    placeHolder: 'Which code?',
    matchOnDetail: true,
  });
  return picked?.label;
}

function codesAtCursor(): readonly string[] {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== LANGUAGE) return [];
  return languages.getDiagnostics(editor.document.uri).flatMap(({ range, code }) => {
    if (!range.contains(editor.selection.active)) return [];
    const value = typeof code === 'object' ? code.value : code;
    return value === undefined ? [] : [String(value)];
  });
}
