/** From trees to a checked program. */

export { LAST_DATE } from './calendar/check-date.ts';
export { isTimezone } from './calendar/timezone.ts';
export { check } from './check.ts';
export { type CheckTextOptions, checkText } from './check-text.ts';
export { leastDraw } from './distributions/least-draw.ts';
export * from './fleet/index.ts';
export type { MeasureContext, MeasureReading } from './measures/measure-reading.ts';
export { measureText, statisticText } from './measures/measure-text.ts';
export { endOfMeasure, readMeasure } from './measures/read-measure.ts';
export { semanticDiagnostics } from './messages/index.ts';
export { assetsOf, importsOf } from './references.ts';
export type { CheckInput, CheckResult, Links, SourceFile } from './source.ts';
