export * from './judge/index.ts';
export * from './results/results.ts';
export { measure, simulatorDiagnostics } from './rules/index.ts';
export { MOST_ROUNDS, RunTooLong } from './run-too-long.ts';
export * from './stream/index.ts';
export * from './study/index.ts';
export * from './trace/index.ts';
