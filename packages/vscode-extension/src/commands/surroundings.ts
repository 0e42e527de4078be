import type { Uri } from 'vscode';
import type { ReportPanels } from '../results/report-panel.ts';
import type { TextDocuments } from '../results/text-documents.ts';
import type { ServerLink } from '../server/server-link.ts';

/** What commands work with. */
export interface Surroundings {
  readonly server: ServerLink;
  readonly documents: TextDocuments;
  readonly reports: ReportPanels;
  /** The extension's own folder. */
  readonly home: Uri;
}

/** A command's work, given what it was called with. */
export type CommandWork = (surroundings: Surroundings, ...args: readonly unknown[]) => Promise<void>;
