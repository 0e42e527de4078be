/** `threefry` of random/ written out, with whatever is known of key and counter worked out beforehand. */
import { PARITY } from '../../random/threefry.ts';

/** A number, or a name that stands for one. */
type Word = number | string;

/** How far each round turns. */
const TURNS = [
  [13, 15, 26, 6],
  [17, 29, 16, 24],
] as const;
const GROUPS = 5;

/** Statements that leave in `x` and `y` what `threefry` leaves in its words. All words are whole numbers of 32 bits. */
export function threefryText(key0: Word, key1: Word, counter0: Word, counter1: Word): string {
  const key2 =
    typeof key0 === 'number' && typeof key1 === 'number' ? PARITY ^ key0 ^ key1 : `(${PARITY}^${key0}^${key1})`;
  const keys = [key0, key1, key2] as const;
  const lines = [`x=${sum(counter0, key0)};y=${sum(counter1, key1)};`];
  for (let group = 0; group < GROUPS; group++) {
    for (const turn of TURNS[group % 2] ?? []) {
      lines.push(`x=(x+y)|0;y=((y<<${turn})|(y>>>${32 - turn}))^x;`);
    }
    const [next, after] = [keys[(group + 1) % 3] ?? 0, keys[(group + 2) % 3] ?? 0];
    lines.push(
      `x=${sum('x', next)};y=${sum('y', typeof after === 'number' ? after + group + 1 : `${after}+${group + 1}`)};`,
    );
  }
  return lines.join('');
}

function sum(one: Word, other: Word): string {
  return typeof one === 'number' && typeof other === 'number'
    ? `${(one + other) | 0}`
    : `(${short(one)}+${short(other)})|0`;
}

const short = (word: Word): Word => (typeof word === 'number' ? word | 0 : word);
