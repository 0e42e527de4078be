/** Each kind of token on its worst input: ten times the text may take no more than fifteen times as long. */
import { parse } from '@rollout/language';
import { lex } from '../packages/language/src/syntax/tokens/lexer.ts';
import { Identifier, lexedTypes, UnterminatedString } from '../packages/language/src/syntax/tokens/token-types.ts';
import type { Benchmark, Row } from './benchmark.ts';

const SHORT = 10_000;
const LONG = 100_000;
const MOST = 15;

/** Texts of about so many characters on which a scanner that goes back, or looks far ahead, takes its time. */
const worst: Readonly<Record<string, (length: number) => string>> = {
  Identifier: (length) => 'a-'.repeat(length / 2),
  'Identifier, every letter a mark': (length) => `a${'\u0301'.repeat(length)}`,
  FractionalQuantile: (length) => 'p9.'.repeat(length / 3),
  Number: (length) => '1_'.repeat(length / 2),
  'Number, signs': (length) => '-'.repeat(length),
  Percent: (length) => `${'1_'.repeat(length / 2)}%`,
  Duration: (length) => `${'1m'.repeat(length / 2)}!`,
  'Duration, units that begin alike': (length) => `${'1ms'.repeat(length / 3)}x`,
  Date: (length) => '2026-12-'.repeat(length / 8),
  Time: (length) => '09:'.repeat(length / 3),
  MalformedNumber: (length) => `1${'.1'.repeat(length / 2)}x`,
  'MalformedNumber, ranges': (length) => '1..'.repeat(length / 3),
  String: (length) => `"${'\\"'.repeat(length / 2)}"`,
  UnterminatedString: (length) => '"\\\n'.repeat(length / 3),
  DocLine: (length) => '///\n'.repeat(length / 4),
  LineComment: (length) => '//'.repeat(length / 2),
  BlockComment: (length) => `/*${'* '.repeat(length / 2)}*/`,
  UnterminatedComment: (length) => '/*'.repeat(length / 2),
  Word: (length) => 'maxDownmaxDow'.repeat(length / 13),
  Symbol: (length) => '=<>!.'.repeat(length / 5),
  'no token': (length) => '\u0000\u202e$'.repeat(length / 3),
};

/** Kinds whose tokens have no length of their own to grow share a row: words, and symbols. */
const kinds = lexedTypes.slice(lexedTypes.indexOf(Identifier), lexedTypes.indexOf(UnterminatedString) + 1);

const benchmark: Benchmark = {
  title: 'Worst inputs of tokens, 100 KB against 10 KB',
  async run() {
    const without = kinds.filter(({ name }) => !(name in worst));
    if (without.length > 0) throw new Error(`no worst input of ${without.map(({ name }) => name).join(', ')}`);
    return Object.entries(worst).flatMap(([what, make]) => [
      row(what, (text) => lex(text), make),
      row(`${what}, parsed`, (text) => parse(text), make),
    ]);
  },
};

function row(what: string, work: (text: string) => unknown, make: (length: number) => string): Row {
  const [short, long] = [make(SHORT), make(LONG)];
  const best = { short: Number.POSITIVE_INFINITY, long: Number.POSITIVE_INFINITY };
  for (let i = 0; i < 40; i++) {
    best.short = Math.min(best.short, millisecondsOf(work, short, 10) / 10);
    best.long = Math.min(best.long, millisecondsOf(work, long, 1));
  }
  const detail = `${best.long.toPrecision(2)} ms against ${best.short.toPrecision(2)}`;
  return { kind: 'figure', what, value: best.long / best.short, unit: '×', goal: { atMost: MOST }, detail };
}

function millisecondsOf(work: (text: string) => unknown, text: string, times: number): number {
  const start = performance.now();
  for (let i = 0; i < times; i++) work(text);
  return performance.now() - start;
}

export default benchmark;
