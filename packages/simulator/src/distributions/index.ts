export { drawBinomial } from './binomial.ts';
export type { Atom, Law } from './law.ts';
export { lawOf } from './law-of.ts';
