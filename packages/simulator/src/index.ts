export * from './answer/index.ts';
export * from './calibrate/index.ts';
export {
  answerOf as answerOfChain,
  type Chain,
  type ChainAnswer,
  chainOf,
  compileChain,
  type DurationLaw,
  durationLaw as durationLawOfChain,
  openSolver as openChainSolver,
  refiningByChain,
  type SolvedChain,
  solve as solveChain,
  solvedChain,
  withChainFigures,
} from './chain/index.ts';
export { measure, simulatorDiagnostics } from './checks/index.ts';
export * from './compare/index.ts';
export * from './curves/index.ts';
export { type Law, lawOf } from './distributions/index.ts';
export * from './exact/index.ts';
export * from './expectations/index.ts';
export * from './judge/index.ts';
export * from './optimiser/index.ts';
export * from './precision/index.ts';
export * from './results/expectation-results.ts';
export * from './results/precision-results.ts';
export * from './results/results.ts';
export { type Known, type KnownBug, type KnownFigures, withExactFigures } from './results/with-exact-figures.ts';
export * from './rules/index.ts';
export { MOST_ROUNDS, RunTooLong } from './run-too-long.ts';
export * from './sensitivity/index.ts';
export * from './stage-times/index.ts';
export * from './stream/index.ts';
export * from './study/index.ts';
export * from './trace/index.ts';
export * from './uncertain/index.ts';
export * from './workers/index.ts';
