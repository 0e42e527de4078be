import { afterAll, expect, test } from 'vitest';
import { completionsAt } from '../completions.ts';
import type { Completion } from './item.ts';
import { askedIn, plans, sourcesWith, textOf } from './testing/prefixes.ts';

/** Whether completion offers the token, or something that begins with it. */
function holds(items: readonly Completion[], token: string): boolean {
  return items.some(({ label, text }) => label === token || text === token || label.startsWith(`${token} `));
}

let asked = 0;
let found = 0;

/** What stands there, and how many characters of the token that is asked for. */
interface Cut {
  readonly where: string;
  readonly into: (length: number) => number;
  /** Whether the rest of the file stands behind the cursor, but for the rest of the token. */
  readonly hasRest: boolean;
  /** One token in so many is looked at in each run; by hand, all. */
  readonly stride: number;
}

const FEW = Number(process.env.ROLLOUT_STRIDE ?? 5);
const half = (length: number): number => Math.ceil(length / 2);

const cuts: readonly Cut[] = [
  { where: 'at each token', into: () => 0, hasRest: false, stride: 1 },
  { where: 'a character into each token', into: () => 1, hasRest: false, stride: 1 },
  { where: 'in the middle of tokens', into: half, hasRest: false, stride: FEW },
  { where: 'out of the text', into: () => 0, hasRest: true, stride: FEW },
  { where: 'out of the text but for its first half', into: half, hasRest: true, stride: FEW },
];

test.each(plans.flatMap((path) => cuts.map((cut) => ({ path, ...cut }))))(
  '$path, cut $where: the word or the name that comes next is offered',
  ({ path, into, hasRest, stride }) => {
    const whole = textOf(path);
    const places = askedIn(path).filter(
      ({ token }, index) => into(token.text.length) < token.text.length && index % stride === 0,
    );
    const missed = places.flatMap(({ token, role }) => {
      const offset = token.start + into(token.text.length);
      const text = whole.slice(0, offset) + (hasRest ? whole.slice(token.end) : '');
      if (holds(completionsAt(sourcesWith(path, text), path, offset), token.text)) return [];
      const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
      return [`${line}|${token.text} (${role.kind} of ${role.within.map(({ entry }) => entry.id).join(', ')})`];
    });
    asked += places.length;
    found += places.length - missed.length;
    expect(missed).toEqual([]);
  },
);

afterAll(() => console.log(`Of the ${asked} words and names that come next in a plan, completion offers ${found}.`));
