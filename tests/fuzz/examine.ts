/** One input through the whole house. */

import { serialiseMachine } from '@rollout/compiler';
import { type Diagnostic, hasErrors } from '@rollout/language';
import { type Document, memoryFileSystem, openDocument, Phase } from '@rollout/workspace';
import type { Input } from './inputs.ts';

export const PLAN = '/fuzz/plan.rollout';

/** Every rule is on. */
const CONFIG = { '/fuzz/rollout.config.json': '{ "preset": "strict" }' };

/** What is wrong with how the house takes this input; empty: nothing. Whatever is thrown on the way is a fault too. */
export async function examine({ text, files }: Input): Promise<readonly string[]> {
  const document = await opened(text, files);
  return [...badlySaid(document)];
}

export async function opened(text: string, files: Input['files'], upTo: Phase = Phase.Linted): Promise<Document> {
  const beside = Object.fromEntries(Object.entries(files).map(([name, content]) => [`/fuzz/${name}`, content]));
  const fileSystem = memoryFileSystem({ ...beside, ...CONFIG, [PLAN]: text });
  return openDocument(PLAN, { fileSystem, upTo, scenario: { kind: 'every' } });
}

/** Findings that point to nowhere, or say what no person would. */
function badlySaid({ diagnostics, texts, plans }: Document): string[] {
  const faults = diagnostics.flatMap((found) => {
    const { code, message, help = '', fix, related = [] } = found;
    const places = [found, ...related, ...(fix?.edits ?? [])];
    const lost = places.filter(
      ({ path, span: { start, end } }) => !(0 <= start && start <= end && end <= (texts.get(path)?.length ?? 0)),
    );
    return [
      ...(lost.length > 0 ? [`${code} points outside of the text: ${JSON.stringify(lost)}`] : []),
      ...(/\bundefined\b|\bNaN\b|\[object|Infinity/.test(message + help) ? [`${code} says: ${message} ${help}`] : []),
    ];
  });
  const silent = plans.filter(({ machine }) => machine === null).length > 0 && !hasErrors(diagnostics);
  return silent ? [...faults, 'a plan has no machine, and nothing says why'] : faults;
}

/** The machines of all plans, and the codes of what is wrong: what no layout may change. */
export function substanceOf({ plans, diagnostics }: Document): string {
  const machines = plans.map(({ name, scenario, machine }) => ({
    name,
    scenario,
    machine: machine === null ? null : serialiseMachine(machine),
  }));
  return JSON.stringify({ machines, errors: errorsOf(diagnostics) });
}

export function errorsOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.flatMap(({ code, severity }) => (severity === 'error' ? [code] : [])).sort();
}
