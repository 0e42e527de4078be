import type { DocumentDiagnosticParams, DocumentDiagnosticReport } from 'vscode-languageserver';
import { type DocumentReport, reportOf } from '../diagnostics/report.ts';
import type { Request } from '../request.ts';

/** `textDocument/diagnostic`: what is known now. What takes computing follows, with a request to ask again. */
export async function documentDiagnostic(
  { session, world, check }: Request,
  { textDocument, previousResultId }: DocumentDiagnosticParams,
): Promise<DocumentDiagnosticReport> {
  const path = await world.locate(textDocument.uri);
  const report = await reportOf(session, world, path, previousResultId);
  if (!session.abilities.relatedDocuments) return report;
  const relatedDocuments: Record<string, DocumentReport> = {};
  for (const other of await session.findings.elsewhere(world, path)) {
    check();
    // Of what is open the client asks itself.
    if ((await world.versionOf(other)) !== null) continue;
    relatedDocuments[await world.uriOf(other)] = await reportOf(session, world, other, undefined);
  }
  return { ...report, relatedDocuments };
}
