/** Findings in a table: so many and no more, since one cause often breaks every row. */
import type { Diagnostic } from '../../diagnostics/index.ts';
import type { Location, Span } from '../../program/index.ts';
import { tableMessages } from '../messages/tables.ts';
import type { Report } from '../report.ts';

const MOST_SHOWN = 20;

export interface TableFindings {
  add(diagnostic: Diagnostic): void;
  at(place: { readonly span: Span }): Location;
  /** Says how many were not shown. Call it once, after the last. */
  close(): void;
}

export function createFindings(report: Report, path: string): TableFindings {
  let count = 0;
  return {
    at: ({ span }) => ({ path, span }),
    add: (diagnostic) => {
      count++;
      if (count <= MOST_SHOWN) report.add(diagnostic);
    },
    close: () => {
      const more = count - MOST_SHOWN;
      const span = { start: 0, end: 0 };
      if (more > 0) report.add(tableMessages.create('more-broken-rows', { count: more }, { path, span }));
    },
  };
}
