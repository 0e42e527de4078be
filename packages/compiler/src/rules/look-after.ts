/** A fix: somebody looks, in the way in which the plan looks elsewhere. */
import type { Fix, Location } from '@rollout/language';
import type { PlanSubject } from './plan-rule.ts';
import { type Move, stepOf } from './route/index.ts';

/**
 * Puts a gate behind a sentence, or a wait and a gate, as another place of the plan has them; undefined where none has. It is for somebody
 * to say whether that is the right look for this place, so it is not safe.
 */
export function lookAfter(subject: PlanSubject, place: Location, what: 'gate' | 'wait and gate'): Fix | undefined {
  const { machine, route, root } = subject;
  const { moves } = route();
  const gateAt = moves.findIndex((move, at) => isPlainGate(subject, move) && moves[at - 1]?.kind === 'wait');
  const written = [moves[gateAt - 1], moves[gateAt]].flatMap((move) =>
    move === undefined ? [] : (machine.steps[stepOf(move)]?.text ?? []),
  );
  const [wait, gate] = written;
  if (wait === undefined || gate === undefined || place.path !== root.path) return undefined;
  const sentences = what === 'gate' ? [gate] : [wait, gate];
  // A comment at the end of the line stays with its sentence.
  const comment = /^[ \t]*[/][/][^\n\r]*/.exec(root.text.slice(place.span.end))?.[0] ?? '';
  const end = place.span.end + comment.length;
  const indent = indentOf(root.text, place.span.start);
  return {
    title: `Add \`${sentences.join('`, `')}\``,
    safety: 'unsafe',
    edits: [
      { path: place.path, span: { start: end, end }, text: sentences.map((text) => `\n${indent}${text}`).join('') },
    ],
  };
}

/** One that looks at the new servers alone: a canary's is about its place. */
function isPlainGate({ machine }: PlanSubject, move: Move): boolean {
  const step = machine.steps[stepOf(move)];
  return step?.kind === 'gate' && step.canary === null;
}

/** The blanks with which the line of an offset begins. */
function indentOf(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}
