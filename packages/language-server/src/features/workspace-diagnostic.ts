import type {
  WorkspaceDiagnosticParams,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { pathOf } from '../convert/uri.ts';
import { reportOf } from '../diagnostics/report.ts';
import type { Request } from '../request.ts';

/** `workspace/diagnostic`: all plans of the open folders, and whatever else they have findings in. Files that are gone have none. */
export async function workspaceDiagnostic(
  { session, world, check, workDone, partial }: Request<WorkspaceDiagnosticReport>,
  { previousResultIds }: WorkspaceDiagnosticParams,
): Promise<WorkspaceDiagnosticReport> {
  const { findings, settings, diagnosing } = session;
  if (!settings()['diagnostics.workspace']) {
    // What was told before it was switched off is taken back.
    return { items: previousResultIds.map(({ uri }) => ({ kind: 'full', uri, version: null, items: [] })) };
  }
  diagnosing.wantAll();
  const previous = new Map(previousResultIds.map(({ uri, value }) => [pathOf(uri), { uri, value }]));
  const paths = [...new Set([...(await world.plans()), ...findings.paths()])];
  const items: WorkspaceDocumentDiagnosticReport[] = [];
  const told = (item: WorkspaceDocumentDiagnosticReport): void => {
    if (partial === null) items.push(item);
    else partial.report({ items: [item] });
  };
  workDone.begin('Checking plans', 0, undefined, true);
  try {
    for (const [i, path] of paths.entries()) {
      check();
      workDone.report((100 * i) / paths.length);
      const uri = await world.uriOf(path);
      const known = previous.get(pathOf(uri));
      previous.delete(pathOf(uri));
      const report = await reportOf(session, world, path, known?.value);
      told({ ...report, uri: known?.uri ?? uri, version: await world.versionOf(path) });
    }
  } finally {
    workDone.done();
  }
  for (const { uri } of previous.values()) told({ kind: 'full', uri, version: null, items: [] });
  return { items };
}
