/** Plans for benchmarks of many files: each is made of two examples. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@rollout/language';
import { exampleNames } from '../scripts/generators/examples.ts';

/** As many lines as a file has at the least; fewer are filled up with comments. */
export const LINES = 100;

/** Whose fleet is there to be large. */
const LARGE: readonly string[] = ['million'];

/** Examples of a common size that stand for themselves: without imports, tables or the configuration of their folder. */
function ordinaryExamples(root: string): readonly string[] {
  return exampleNames(root)
    .filter((name) => !LARGE.includes(name))
    .map((name) => readFileSync(join(root, 'examples', name, `${name}.rollout`), 'utf8'))
    .filter((text) => !/^import |from "|^policy /m.test(text));
}

/**
 * So many texts, each other than all others, and always the same. Plans have names of their own; what else both examples of a file declare is
 * renamed in the second, and stays what other files call it, as in a project whose teams take over each other's models and healths.
 */
export function manyPlans(root: string, count: number): readonly string[] {
  const examples = ordinaryExamples(root);
  // Of several audiences in a file each plan would have to name its own.
  const others = examples.filter((text) => !/^audience /m.test(text));
  return Array.from({ length: count }, (_, index) => {
    const first = examples[index % examples.length] ?? '';
    const second = others[(index * 7 + Math.floor(index / examples.length)) % others.length] ?? '';
    const both = [
      renamed(first, declared(first, 'plan'), `-${index}`),
      renamed(renamed(second, declared(second, 'plan'), `-of-${index}`), declared(first), '-too'),
    ].join('\n');
    const missing = Math.max(0, LINES - both.split('\n').length + 1);
    return both + Array.from({ length: missing }, (_, line) => `// line ${line} of notes on plan ${index}\n`).join('');
  });
}

/** The names that a text declares, of one kind or of all. */
function declared(text: string, kind?: string): readonly string[] {
  return parse(text, 'plan.rollout').tree.declarations.flatMap((declaration) =>
    'name' in declaration && declaration.name !== undefined && (kind === undefined || kind === declaration.kind)
      ? [declaration.name.text]
      : [],
  );
}

function renamed(text: string, names: readonly string[], suffix: string): string {
  const anywhere = new RegExp(`(?<![\\w-])(?:${names.join('|')})(?!\\w|-[a-z])`, 'g');
  return text.replace(anywhere, (name) => `${name}${suffix}`);
}

/** Writes the plans into a folder, in folders of a hundred, and gives the number of their lines. */
export function writePlans(folder: string, plans: readonly string[]): number {
  plans.forEach((text, index) => {
    const inside = join(folder, `team-${Math.floor(index / 100)}`);
    mkdirSync(inside, { recursive: true });
    writeFileSync(join(inside, `plan-${index}.rollout`), text);
  });
  return plans.reduce((sum, text) => sum + text.split('\n').length - 1, 0);
}
