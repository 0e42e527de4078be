// A name that the checker finds unknown stands for nothing, and every other name for something.
import { check, isBuiltIn, namesOfFile, referentsOf, type Sources, type StandingName } from '@rollout/language';
import { describe, expect, it } from 'vitest';
import { type Case, examples, pages, sourcesOf } from './projects.ts';

const UNKNOWN =
  /^(?:unknown-(?:topology|model|service|flag|plan|import|stage|bug|check|metric|label|label-value|place|param|ring)|label-never-equal|wrong-declaration|param-outside-plan|param-value|policy-stage)$/;

const key = (path: string, { start, end }: { readonly start: number; readonly end: number }): string =>
  `${path} ${start}..${end}`;

/** Where a check from that file finds a name that it does not know. */
function unknownFrom(sources: Sources, root: string): ReadonlySet<string> {
  const { diagnostics } = check({ root, ...sources });
  return new Set(diagnostics.flatMap(({ code, path, span }) => (UNKNOWN.test(code) ? [key(path, span)] : [])));
}

/** What is wrong with what the names of a case stand for. */
async function contradictions(each: Case): Promise<readonly string[]> {
  const sources = await sourcesOf(each);
  const own = unknownFrom(sources, each.path);
  const all = new Set([...sources.files.keys()].flatMap((path) => [...unknownFrom(sources, path)]));
  const isBroken = [...sources.files.values()].some((file) => file.diagnostics.length > 0);
  const found: string[] = [];
  for (const file of sources.files.values()) {
    for (const standing of namesOfFile(file).names) {
      const place = key(file.path, standing.name.span);
      const known = isBuiltIn(standing) || referentsOf(sources, standing).length > 0;
      const said = `${each.title}: ${place} ${standing.of.kind}.${standing.as} ${standing.name.text}`;
      if (known && own.has(place)) found.push(`${said} is known`);
      if (!known && !all.has(place) && !isBroken && mustBeKnown(sources, standing)) found.push(`${said} is unknown`);
    }
  }
  return found;
}

/**
 * What a policy names is looked for in each plan; a system, a distribution and the like are no names of anything here; a file that cannot be
 * had may declare anything; without a fleet there are no places, and nothing is said of the values of a label that nobody knows.
 */
function mustBeKnown(sources: Sources, standing: StandingName): boolean {
  const { role, declaration, file, of, as } = standing;
  if (role.kind === 'free' || declaration.kind === 'policy') return false;
  if ([...(sources.links.get(file.path)?.values() ?? [])].includes(null)) return false;
  const fleets = [...sources.files.values()].flatMap(({ tree }) => tree.declarations).map(({ kind }) => kind);
  if ((of.kind === 'address' || of.kind === 'comparison') && !fleets.includes('topology')) return false;
  if (of.kind !== 'comparison' || as !== 'value') return true;
  const label = namesOfFile(file).names.find(({ name }) => name === of.label);
  return label === undefined || referentsOf(sources, label).length > 0;
}

describe('names of the examples', () => {
  it.each(examples)('$title', async (each) => {
    expect(await contradictions(each)).toEqual([]);
  });
});

it('names on the pages of diagnostics', async () => {
  const found: string[] = [];
  for (const each of pages) found.push(...(await contradictions(each)));
  expect(found).toEqual([]);
});
