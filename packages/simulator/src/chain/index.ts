export type { BugAnswer, ChainAnswer, DurationLaw } from './answer.ts';
export {
  type Arc,
  areAlike,
  type Chain,
  type ChainBug,
  type ChainEnd,
  type ChainShape,
  type FoundChain,
  isFixed,
  type Look,
  numbersOf,
  type Response,
  withNumbers,
} from './chain.ts';
