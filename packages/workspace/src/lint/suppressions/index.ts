/** Comments in sources that silence findings: reading them, heeding them, and saying what is wrong with them. */
export { suppressionDiagnostics } from './messages.ts';
export type { Suppressed } from './silence.ts';
export { withoutSuppressed } from './without-suppressed.ts';
