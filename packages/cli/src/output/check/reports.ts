import type { Style } from '../../terminal.ts';
import type { CheckedFile, Report, ShownPath } from './checked.ts';
import { jsonReport } from './json.ts';
import { prettyReport } from './pretty.ts';

export const CHECK_FORMATS = ['pretty', 'json'] as const;

export type CheckFormat = (typeof CHECK_FORMATS)[number];

export interface ReportOptions {
  readonly shown: ShownPath;
  /** Tell what was proven of each plan, and by what. */
  readonly explain: boolean;
}

/** How an answer is wanted. */
export interface Wanted {
  readonly format: CheckFormat;
  readonly style: Style;
}

/** The answer in all the ways in which it is wanted. */
export interface Reports {
  readonly add: (file: CheckedFile) => void;
  /** One of those that were wanted. */
  readonly text: (format: CheckFormat, style: Style) => string;
}

export function openReports(wanted: readonly Wanted[], options: ReportOptions): Reports {
  const reports = wanted.map(({ format, style }) => ({ format, style, report: openReport(format, style, options) }));
  return {
    add: (file) => {
      for (const { report } of reports) report.add(file);
    },
    text: (format, style) => {
      const found = reports.find((each) => each.format === format && each.style === style);
      if (found === undefined) throw new Error(`no report in ${format} was opened`);
      return found.report.text();
    },
  };
}

function openReport(format: CheckFormat, style: Style, { shown, explain }: ReportOptions): Report {
  switch (format) {
    case 'pretty':
      return prettyReport(shown, style, explain);
    case 'json':
      return jsonReport(shown);
  }
}
