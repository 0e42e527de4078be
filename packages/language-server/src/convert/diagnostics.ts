/** Findings as the protocol has them. */
import type { Diagnostic, Severity } from '@rollout/language';
import {
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic as WireDiagnostic,
} from 'vscode-languageserver';
import type { Abilities } from '../client/abilities.ts';
import type { Settings } from '../settings/table.ts';
import type { World } from '../world/world.ts';
import { BEGINNING } from './locations.ts';
import { pageOf } from './pages.ts';

export const SOURCE = 'rollout';

/** Of one file; its own places and those of others that it leads to are in the units of the client. */
export async function wireDiagnostics(
  world: World,
  path: string,
  diagnostics: readonly Diagnostic[],
  { relatedInformation, opensPages }: Abilities,
  settings: Settings,
): Promise<WireDiagnostic[]> {
  const places = await world.places(path);
  const wire: WireDiagnostic[] = [];
  for (const diagnostic of diagnostics) {
    const severity = severityOf(diagnostic, settings);
    if (severity === null) continue;
    wire.push({
      range: places?.range(diagnostic.span) ?? BEGINNING,
      severity,
      code: diagnostic.code,
      ...(opensPages ? { codeDescription: { href: pageOf(diagnostic.code) } } : {}),
      source: SOURCE,
      message: messageOf(diagnostic),
      ...(isUnused(diagnostic) ? { tags: [DiagnosticTag.Unnecessary] } : {}),
      ...(relatedInformation && diagnostic.related !== undefined
        ? { relatedInformation: await relatedPlaces(world, diagnostic.related) }
        : {}),
    });
  }
  return wire;
}

/** What is wrong, and below it what to do. */
function messageOf({ message, help }: Diagnostic): string {
  return help === undefined ? message : `${message}\n${help}`;
}

/** What can be taken away without a loss is faded. */
export function isUnused({ code }: Diagnostic): boolean {
  return code.startsWith('unused-');
}

const SEVERITIES: Readonly<Record<Exclude<Severity, 'hint'>, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
};

/** Whether the user wants to see it. */
export function isSeen(diagnostic: Diagnostic, settings: Settings): boolean {
  return severityOf(diagnostic, settings) !== null;
}

/** null: it is not to be seen. */
function severityOf(diagnostic: Diagnostic, settings: Settings): DiagnosticSeverity | null {
  if (diagnostic.severity !== 'hint') return SEVERITIES[diagnostic.severity];
  if (isUnused(diagnostic)) return DiagnosticSeverity.Hint;
  switch (settings['diagnostics.hints']) {
    case 'information':
      return DiagnosticSeverity.Information;
    case 'hint':
      return DiagnosticSeverity.Hint;
    case 'none':
      return null;
  }
}

async function relatedPlaces(
  world: World,
  related: NonNullable<Diagnostic['related']>,
): Promise<DiagnosticRelatedInformation[]> {
  return Promise.all(
    related.map(async ({ path, span, message }) => ({
      message,
      location: { uri: await world.uriOf(path), range: (await world.places(path))?.range(span) ?? BEGINNING },
    })),
  );
}
