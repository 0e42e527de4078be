// Whatever name stands in an example could have been chosen there, as it stands.
import {
  namesOfFile,
  referentsOf,
  type Sources,
  type StandingName,
  type VisibleKind,
  visibleAt,
} from '@rollout/language';
import { describe, expect, it } from 'vitest';
import { examples, sourcesOf } from './projects.ts';

/** The kind of names that are asked for where a name stands; undefined: a place of which more is written. */
function kindAt({ role, of }: StandingName): VisibleKind | undefined {
  if (role.kind !== 'refers') return undefined;
  if (of.kind === 'address' && of.segments.length > 1) return undefined;
  return role.to === 'imported' ? 'declaration' : role.to;
}

/** Names that stand for something and could not have been chosen. */
function hidden(sources: Sources, standing: StandingName): readonly string[] {
  const { file, name, of } = standing;
  const kind = kindAt(standing);
  if (kind === undefined || referentsOf(sources, standing).length === 0) return [];
  const label = of.kind === 'comparison' ? of.label.text : undefined;
  const names = visibleAt(sources, file.path, name.span.start, kind, label);
  // A share of people may be a param, which is a kind of its own.
  const params = kind === 'people' ? visibleAt(sources, file.path, name.span.start, 'param') : [];
  const found = [...names, ...params].find((each) => each.name === name.text);
  if (found === undefined) return [`${file.path}: ${kind} ${name.text}`];
  const written = file.text.slice(name.span.start, name.span.end);
  return found.text === written || found.text === `"${name.text}"` ? [] : [`${written} is told as ${found.text}`];
}

describe('names that could have been chosen', () => {
  it.each(examples)('$title', async (each) => {
    const sources = await sourcesOf(each);
    const names = [...sources.files.values()].flatMap((file) => namesOfFile(file).names);
    expect(names.flatMap((standing) => hidden(sources, standing))).toEqual([]);
  });
});
