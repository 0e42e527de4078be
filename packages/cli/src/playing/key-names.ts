/** What was pressed, from what a terminal sends of it. */

const ESCAPE = '\u001b';

/** Longer ones first, so that none hides another. */
const SEQUENCES: readonly (readonly [sequence: string, name: string])[] = [
  ...['[', 'O'].flatMap((kind) => [
    [`${ESCAPE}${kind}A`, 'up'] as const,
    [`${ESCAPE}${kind}B`, 'down'] as const,
    [`${ESCAPE}${kind}C`, 'right'] as const,
    [`${ESCAPE}${kind}D`, 'left'] as const,
    [`${ESCAPE}${kind}H`, 'home'] as const,
    [`${ESCAPE}${kind}F`, 'end'] as const,
  ]),
  [`${ESCAPE}[1~`, 'home'],
  [`${ESCAPE}[4~`, 'end'],
  [`${ESCAPE}[5~`, 'page-up'],
  [`${ESCAPE}[6~`, 'page-down'],
  ['\u0003', 'ctrl-c'],
  ['\u0004', 'ctrl-d'],
  ['\u001a', 'ctrl-z'],
  [' ', 'space'],
];

/** Names of the keys in what came at once; a letter is its own. What has no name here is left out. */
export function keyNames(data: string): string[] {
  const names: string[] = [];
  for (let at = 0; at < data.length; ) {
    const known = SEQUENCES.find(([sequence]) => data.startsWith(sequence, at));
    if (known !== undefined) {
      names.push(known[1]);
      at += known[0].length;
      continue;
    }
    const unknown = unknownSequence(data.slice(at));
    if (unknown > 0) {
      at += unknown;
      continue;
    }
    const character = data.charAt(at);
    if (character === ESCAPE) names.push('escape');
    else if (character > ' ' && character <= '~') names.push(character.toLowerCase());
    at += 1;
  }
  return names;
}

/** How long a sequence is that begins here, of whatever key; 0: none does. */
function unknownSequence(data: string): number {
  if (!data.startsWith(`${ESCAPE}[`)) return 0;
  const end = data.slice(2).search(/[@-~]/);
  return end < 0 ? data.length : end + 3;
}
