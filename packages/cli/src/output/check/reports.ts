import type { Style } from '@rollout/report';
import type { CheckedFile, Report, ShownPath } from './checked.ts';
import { githubReport } from './github.ts';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import { prettyReport } from './pretty.ts';
import { sarifReport } from './sarif/report.ts';

export const CHECK_FORMATS = ['pretty', 'json', 'sarif', 'github', 'junit'] as const;

export type CheckFormat = (typeof CHECK_FORMATS)[number];

export interface ReportOptions {
  readonly shown: ShownPath;
  /** A path as those name it who look at the whole repository. */
  readonly inRepository: ShownPath;
  /** Tell what was proven of each plan, and by what. */
  readonly explain: boolean;
  /** Say how many of them `--fix` would put right. */
  readonly offersFixes: boolean;
  /** More warnings make the command end with 1. */
  readonly maxWarnings: number;
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
  /** What readers should know of them that they do not say themselves, each once. */
  readonly notes: () => readonly string[];
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
    notes: () => [...new Set(reports.flatMap(({ report }) => report.notes?.() ?? []))],
  };
}

function openReport(format: CheckFormat, style: Style, options: ReportOptions): Report {
  const { shown, inRepository, explain, offersFixes, maxWarnings } = options;
  switch (format) {
    case 'pretty':
      return prettyReport(shown, style, explain, offersFixes);
    case 'json':
      return jsonReport(shown);
    case 'sarif':
      return sarifReport(inRepository);
    case 'github':
      return githubReport(inRepository);
    case 'junit':
      return junitReport(shown, maxWarnings);
  }
}
