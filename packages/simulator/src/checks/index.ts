export { simulatorDiagnostics } from './diagnostics.ts';
export { measure } from './measure.ts';
