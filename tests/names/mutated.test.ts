// In sources that are nearly right names are looked up at any place, and nothing throws; whoever speaks of something is told where it is spoken
// of; and outlines nest.
import {
  type DocumentSymbol,
  definitionsAt,
  documentLinks,
  documentSymbols,
  highlightsAt,
  namesOfFile,
  prepareRename,
  referencesAt,
  referentsOf,
  renameAt,
  type Sources,
  type StandingName,
  symbolAt,
  type VisibleKind,
  visibleAt,
  workspaceSymbols,
} from '@rollout/language';
import { expect, it } from 'vitest';
import { inputOf } from '../fuzz/inputs.ts';
import { sourcesOf } from './projects.ts';

const INPUTS = 150;
const SEED = 20_261_122;
/** Looked at in each file. */
const PLACES = 12;
const NEW_NAMES = ['fresh', 'web', 'all', 'a b', ''];

const KINDS: readonly VisibleKind[] = [
  'topology',
  'node',
  'label',
  'label-value',
  'service',
  'audience',
  'ring',
  'flag',
  'health',
  'metric',
  'check',
  'model',
  'bug',
  'plan',
  'stage',
  'param',
  'scenario',
  'policy',
  'people',
  'declaration',
];

/** What is wrong with the answers at a place. */
function faultsAt(sources: Sources, path: string, offset: number): readonly string[] {
  const symbol = symbolAt(sources, path, offset);
  definitionsAt(sources, path, offset);
  prepareRename(sources, path, offset);
  highlightsAt(sources, path, offset);
  for (const kind of KINDS) visibleAt(sources, path, offset, kind, 'tier');
  const uses = referencesAt(sources, path, offset, { declaration: true });
  if (symbol === undefined || symbol.definitions.length === 0) return [];
  const isTold = uses.some((use) => use.path === path && use.span.start === symbol.span.start);
  return isTold ? [] : [`${path} ${offset}: \`${symbol.standing.name.text}\` is not among its own references`];
}

/** Whoever speaks of something is among the references of each place where it is named. */
function lostAt(sources: Sources, { file, name }: StandingName): readonly string[] {
  const standing = symbolAt(sources, file.path, name.span.start)?.standing;
  const definitions = standing === undefined ? [] : referentsOf(sources, standing);
  return definitions.flatMap(({ given, path, span }) => {
    if (given !== 'name') return [];
    const uses = referencesAt(sources, path, span.start, { declaration: true });
    const isTold = uses.some((use) => use.path === file.path && use.span.start === standing?.name.span.start);
    return isTold ? [] : [`${file.path}: ${name.text} at ${name.span.start} is no reference of ${path} ${span.start}`];
  });
}

function badlyNested(symbols: readonly DocumentSymbol[], length: number): readonly string[] {
  return symbols.flatMap(({ name, span, selection, children }) => {
    const inner = [selection, ...children.map((child) => child.span)];
    const isWhole = inner.every(({ start, end }) => span.start <= start && end <= span.end) && span.end <= length;
    return [...(isWhole && name !== '' ? [] : [`${name} ${JSON.stringify(span)}`]), ...badlyNested(children, length)];
  });
}

/** Some of the places of a text, and one outside of it. */
function placesIn(text: string, seed: number): readonly number[] {
  return [-1, ...Array.from({ length: PLACES }, (_, i) => (seed * 7919 + i * 104_729) % (text.length + 2))];
}

it(`in ${INPUTS} plans that are nearly right`, async () => {
  const faults: string[] = [];
  for (let i = 0; i < INPUTS; i++) {
    const { text, files } = inputOf(SEED, i);
    const beside = Object.fromEntries(Object.entries(files).map(([name, content]) => [`/${name}`, content]));
    const sources = await sourcesOf({ files: { ...beside, '/plan.rollout': text } });
    for (const offset of placesIn(text, i)) faults.push(...faultsAt(sources, '/plan.rollout', offset));
    renameAt(sources, '/plan.rollout', text.indexOf('crash'), NEW_NAMES[i % NEW_NAMES.length] ?? '');
    workspaceSymbols(sources, 'web');
    for (const file of sources.files.values()) {
      const { names } = namesOfFile(file);
      const few = names.filter((_, at) => (at + i) % Math.ceil(names.length / PLACES) === 0);
      faults.push(...few.flatMap((standing) => lostAt(sources, standing)));
      faults.push(...badlyNested(documentSymbols(file), file.text.length));
      documentLinks(sources, file.path);
    }
  }
  expect(faults).toEqual([]);
});
