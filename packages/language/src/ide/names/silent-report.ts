import { createReport, type Report } from '../../semantics/report.ts';

/** For asking the checker what things are: what is wrong with them is its own to say, and nothing is spent on what may be meant. */
export function silentReport(): Report {
  return { ...createReport(), suggest: () => undefined };
}
