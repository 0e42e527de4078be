import { BUG, MODEL, type SentenceCase } from '../sentence-case.ts';

const model = `${MODEL} ${BUG} bug y { present 20% surfaces after 50 server-hours } gate health { detects 80% }`;
const expects = (sentence: string): SentenceCase => ({
  of: 'expect',
  model,
  plan: `stage s { deploy 1 cluster gate health } stage t { deploy remaining gate health } ${sentence}`,
  compare: 'machine',
});
const measures = (of: string, sentence: string): SentenceCase => ({ ...expects(sentence), of });

export const EXPECTATIONS: readonly SentenceCase[] = [
  expects('⟦expect p95(duration) <= 5d⟧'),
  expects('expect p95(duration) ⟦<=¦<⟧ ⟦5d¦6d⟧'),
  expects('expect P(rollback) < 5% ⟦at 99.9%⟧'),
  expects('expect exclusive ⟦a¦a/web-1⟧, b'),
  expects('expect exclusive (a), ⟦(b)¦(1 cluster in b)⟧'),
  measures('measure', 'expect ⟦p95¦p99.9⟧(duration) <= 5d'),
  measures('measure', 'expect mean(duration ⟦given any bug⟧) <= 5d'),
  measures('measure', 'expect P(x found ⟦given x⟧) > 60%'),
  measures('of-found', 'expect P(⟦x found¦found⟧) > 60%'),
  measures('of-found', 'expect P(found ⟦in s⟧) > 60%'),
  measures('of-duration', 'expect p95(duration ⟦of completed⟧) <= 5d'),
  measures('of-ending', 'expect P(⟦rollback¦stop⟧) < 5%'),
  measures('of-ending', 'expect P(⟦completed¦stop⟧) < 5%'),
  measures('of-escape', 'expect P(escape ⟦of x⟧) < 5%'),
  measures('of-exposure', 'expect mean(exposure ⟦to y⟧) < 500 server-hours'),
  measures('of-reach', 'expect max(reach of ⟦x¦y⟧) <= 20 servers'),
  measures('of-down', 'expect max(down ⟦per cluster⟧) <= 50%'),
  measures('bound', 'expect max(reach of x) <= ⟦20 servers¦20% of servers⟧'),
  { of: 'policy', others: '⟦policy careful { maxDown 50% per cluster expect P(rollback) < 5% }⟧', compare: 'program' },
];
