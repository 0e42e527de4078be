/** Audiences, rings and flags. */

import { checkAudience } from '../../../semantics/audiences/check-audience.ts';
import type { SourceFile } from '../../../semantics/index.ts';
import { itemsOf } from '../../../semantics/once.ts';
import type { Audience, Flag, Ring } from '../../../syntax/tree.ts';
import { silentReport } from '../../names/silent-report.ts';
import { code, counted, list, plain } from '../markdown.ts';
import { dateInWords } from '../quantities.ts';
import { percentText } from './fleet.ts';
import type { Told } from './named.ts';

const MOST_RINGS = 12;

export function audienceTold(file: SourceFile, node: Audience): Told {
  const { audience, parts } = checkAudience({ file, report: silentReport() }, node);
  if (node.users === undefined) return { summary: 'whom a change reaches', shown: node.span };
  const lines = audience.rings.slice(0, MOST_RINGS).map(({ name, users }) => {
    const part = parts.get(name);
    const own = part === undefined ? 0 : part.end - part.start;
    return `${code(name)}: ${counted(own, 'user')} (${percentText(own, audience.users)}), ${percentText(users, audience.users)} so far`;
  });
  const more = audience.rings.length - lines.length;
  return {
    summary: counted(audience.users, 'user'),
    details: [list(more > 0 ? [...lines, counted(more, 'more ring')] : lines)],
  };
}

export function ringTold(file: SourceFile, node: Ring, around: Audience | undefined): Told {
  if (around === undefined) return { summary: '' };
  const { audience, parts } = checkAudience({ file, report: silentReport() }, around);
  const part = parts.get(node.name.text);
  if (part === undefined) return { summary: `of ${code(around.name.text)}` };
  const own = part.end - part.start;
  const before = part.start === 0 ? 'the first of them' : `after the first ${percentText(part.start, audience.users)}`;
  return {
    summary: `${counted(own, 'user')}, ${percentText(own, audience.users)} of ${code(audience.name)}`,
    details: [
      `They are ${before}; with all before it that is ${counted(part.end, 'user')}, ${percentText(part.end, audience.users)}.`,
    ],
  };
}

export function flagTold(node: Flag): Told {
  const [owner] = itemsOf(node.items, 'owner');
  const [end] = itemsOf(node.items, 'remove-by');
  const lines = [
    ...(owner?.who === undefined ? [] : [`${plain(owner.who.text)} answers for it`]),
    ...(end?.date === undefined ? [] : [`to be gone by ${dateInWords(end.date)}`]),
  ];
  return { summary: 'what is behind it reaches nobody until it is enabled', details: [list(lines)] };
}
