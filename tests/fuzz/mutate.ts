/** Sources that are nearly right: what fingers, merges and generators make of a plan. */
import type { Pick } from '../../packages/simulator/src/kernel/testing/pick.ts';

type Mutation = (text: string, pick: Pick, other: string) => string;

/** Blanks, comments, strings, words and numbers, single characters. */
const PIECE = /\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|[\p{L}\p{N}_.%-]+|[\s\S]/gu;

const piecesOf = (text: string): string[] => text.match(PIECE) ?? [];

/** Changes of pieces, the list being a copy that may be changed. */
function onPieces(change: (pieces: string[], at: number, pick: Pick, other: string) => void): Mutation {
  return (text, pick, other) => {
    const pieces = piecesOf(text);
    if (pieces.length > 0) change(pieces, pick.int(0, pieces.length - 1), pick, other);
    return pieces.join('');
  };
}

function onLines(change: (lines: string[], at: number, pick: Pick) => void): Mutation {
  return (text, pick) => {
    const lines = text.split('\n');
    change(lines, pick.int(0, lines.length - 1), pick);
    return lines.join('\n');
  };
}

const NUMBERS = [
  '0',
  '1',
  '2',
  '7',
  '100',
  '101',
  '1_000_000',
  '999_999_999_999',
  '0.5',
  '0.000001',
  '-1',
  '1e9',
  '00',
];
const UNITS = ['', '%', 's', 'm', 'h', 'd', 'w', 'ms', 'x'];
const COMMENTS = [
  ' // a remark\n',
  '/* a\nremark */',
  '\n/// documentation\n',
  '\n// rollout-ignore no-max-down: because\n',
  '\n// rollout-ignore-file no-max-down, nonsense:\n',
  '\n//\n',
  '/**/',
];
const NOISE = [
  '\u0000',
  '\u001b[31m',
  '\u202e',
  '\ufeff',
  '\ud800',
  '😀',
  '\u00a0',
  '\r',
  '\t',
  '"',
  '/*',
  '}',
  '{',
  '(',
  ']',
];

/** Those after which most plans are still plans come first. */
const gentle: readonly Mutation[] = [
  onPieces((pieces, _at, pick) => {
    const numbers = pieces.flatMap((piece, index) => (/^\d/.test(piece) ? [index] : []));
    if (numbers.length === 0) return;
    const index = pick.of(numbers);
    const unit = /[^\d_.]*$/.exec(pieces[index] ?? '')?.[0] ?? '';
    pieces[index] = pick.of(NUMBERS) + (pick.chance(0.8) ? unit : pick.of(UNITS));
  }),
  onPieces((pieces, at, pick) => {
    pieces.splice(at, 0, pick.of(COMMENTS));
  }),
  onPieces((pieces, _at, pick) => {
    const blanks = pieces.flatMap((piece, index) => (/^\s+$/.test(piece) ? [index] : []));
    for (let i = pick.int(1, 10); i > 0 && blanks.length > 0; i--) {
      pieces[pick.of(blanks)] = pick.of([' ', '\n', '\n\n\n', '  ', '\t', '\r\n', '\n    ']);
    }
  }),
  onLines((lines, at) => {
    lines.splice(at, 1);
  }),
  onLines((lines, at) => {
    lines.splice(at, 0, lines[at] ?? '');
  }),
  onLines((lines, at, pick) => {
    const [line = ''] = lines.splice(at, 1);
    lines.splice(pick.int(0, lines.length), 0, line);
  }),
];

const rough: readonly Mutation[] = [
  onPieces((pieces, at, pick) => {
    pieces.splice(at, pick.int(1, 5));
  }),
  onPieces((pieces, at, pick) => {
    pieces.splice(at, 0, ...pieces.slice(at, at + pick.int(1, 8)));
  }),
  onPieces((pieces, at, pick) => {
    const to = pick.int(0, pieces.length - 1);
    const [one = '', two = ''] = [pieces[at], pieces[to]];
    pieces[at] = two;
    pieces[to] = one;
  }),
  onPieces((pieces, at, pick, other) => {
    pieces[at] = pick.of(piecesOf(other));
  }),
  onPieces((pieces, at, pick, other) => {
    const foreign = piecesOf(other);
    const from = pick.int(0, foreign.length - 1);
    pieces.splice(at, pick.int(0, 3), ...foreign.slice(from, from + pick.int(1, 20)));
  }),
  (text, pick) => {
    const at = pick.int(0, text.length);
    return text.slice(0, at) + pick.of(NOISE) + text.slice(at + pick.int(0, 2));
  },
  (text, pick) => text.slice(0, pick.int(0, text.length)),
  (text, pick, other) => text.slice(0, pick.int(0, text.length)) + other.slice(pick.int(0, other.length)),
];

/** The text with a few changes; half of the time only such as leave most plans plans. */
export function mutate(text: string, pick: Pick, others: readonly string[]): string {
  const mutations = pick.chance(0.5) ? gentle : [...gentle, ...rough];
  let mutated = text;
  for (let left = pick.int(1, 4); left > 0; left--) mutated = pick.of(mutations)(mutated, pick, pick.of(others));
  return mutated;
}
