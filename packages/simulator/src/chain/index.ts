export type { BugAnswer, ChainAnswer, DurationLaw } from './answer.ts';
export { answerOf } from './answer-of.ts';
export {
  type Arc,
  areAlike,
  type Chain,
  type ChainBug,
  type ChainEnd,
  type ChainShape,
  type FoundChain,
  isEntangled,
  isFixed,
  type Look,
  numbersOf,
  type Response,
} from './chain.ts';
export { chainFigures, figureOf } from './chain-figures.ts';
export { chainOf } from './chain-of.ts';
export { compileChain } from './compile-chain.ts';
export { durationLaw } from './duration-law.ts';
export { knownFigures } from './known-figures.ts';
export { quantileBetween, quantileOfLaw } from './quantiles.ts';
export { type SolvedChain, solvedChain } from './solved-chain.ts';
export { lawOnce, solvedOnce } from './solved-once.ts';
export { openSolver, type Solver, solve } from './solver.ts';
export { refiningByChain, withChainFigures } from './with-chain-figures.ts';
