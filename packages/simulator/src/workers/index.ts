export { addShare, openShares, type Share, spanFrom, type TrialSpan } from './share.ts';
