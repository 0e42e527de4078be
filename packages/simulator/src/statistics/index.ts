export { levelAtLook } from './critical.ts';
export { exactly, type Figure } from './figure.ts';
export { type Bar, DURATION_STEPS, evenEdges, histogramOf, niceEdges } from './histogram.ts';
export { deviationOf, meanOf } from './mean.ts';
export { addTo, CHUNK, emptyMoments, type Moments, mergeInto, momentsOf, rangeOf } from './moments.ts';
export { type Ordered, ordered, quantileOf, shareUpTo } from './quantile.ts';
export { shareAmong, shareOf, wilson } from './share.ts';
export { type Strata, strataOf, unstratified } from './strata.ts';
export {
  barsOfLaw,
  deviationOfMoments,
  type KnownLaw,
  knownLaw,
  meanOfMoments,
  quantileOfLaw,
} from './weighted.ts';
