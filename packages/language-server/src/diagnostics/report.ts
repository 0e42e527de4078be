import { formatCount } from '@rollout/report';
import {
  DiagnosticSeverity,
  type FullDocumentDiagnosticReport,
  type UnchangedDocumentDiagnosticReport,
  type Diagnostic as WireDiagnostic,
} from 'vscode-languageserver';
import { isSeen, SOURCE, wireDiagnostics } from '../convert/diagnostics.ts';
import { BEGINNING } from '../convert/locations.ts';
import type { Session } from '../session.ts';
import type { World } from '../world/world.ts';
import { contentId } from './content-id.ts';
import { type Shown, shownOf } from './shown.ts';

export type DocumentReport = FullDocumentDiagnosticReport | UnchangedDocumentDiagnosticReport;

/** What there is to say of a file; `unchanged` where it is what the client had under `previous`. */
export async function reportOf(
  { abilities, settings, findings }: Session,
  world: World,
  path: string,
  previous: string | undefined,
): Promise<DocumentReport> {
  const found = (await findings.of(world, path)).filter((each) => isSeen(each, settings()));
  const { diagnostics, more } = shownOf(found);
  const items = await wireDiagnostics(world, path, diagnostics, abilities, settings());
  if (more !== null) items.push(await wireMore(world, path, more));
  const resultId = contentId(JSON.stringify(items));
  return resultId === previous ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
}

/** Stands where the first of those is that are not shown. */
async function wireMore(
  world: World,
  path: string,
  { count, from }: NonNullable<Shown['more']>,
): Promise<WireDiagnostic> {
  const places = await world.places(path);
  const what = count === 1 ? '1 more finding is' : `${formatCount(count)} more findings are`;
  return {
    range: places?.range(from.span) ?? BEGINNING,
    severity: DiagnosticSeverity.Information,
    source: SOURCE,
    message: `${what} not shown here.\n\`rollout check\` tells all of them.`,
  };
}
