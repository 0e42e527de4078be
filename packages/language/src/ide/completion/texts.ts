/** What stands in quotes: files, zones, and words for people. */
import type { Expectation } from '../reading/index.ts';
import { pathFrom } from '../refactor/paths.ts';
import { zoneDrafts } from './calendar.ts';
import { type Draft, RANK } from './item.ts';
import type { Place } from './place.ts';
import { samplesFor } from './wanted.ts';

export function textDrafts(place: Place, expectation: Expectation): readonly Draft[] {
  const { partName, within } = expectation;
  if (partName === 'ZONE') return zoneDrafts(place);
  if (partName === 'FILE') return fileDrafts(place, within[0]?.entry.id === 'import' ? '.rollout' : '.csv');
  return samplesFor(expectation).map((sample) => ({
    label: sample,
    kind: 'value',
    detail: 'a text in quotes',
    text: sample,
    snippet: `"\${1:${sample.slice(1, -1)}}"`,
    filterText: sample,
    rank: RANK.expected,
  }));
}

/** Files with that ending that there are, as they are written from the folder of this one. */
export function fileDrafts({ path, sources, options }: Place, ending: string): readonly Draft[] {
  const paths = new Set([...(options.paths ?? []), ...sources.files.keys(), ...(sources.assets?.keys() ?? [])]);
  return [...paths]
    .filter((each) => each.endsWith(ending) && each !== path)
    .sort((a, b) => (a < b ? -1 : 1))
    .map((each) => {
      const written = pathFrom(path, each);
      const up = written.split('../').length - 1;
      const label = ending === '.rollout' || up > 0 ? written : written.replace(/^\.\//, '');
      return { label, kind: 'file', detail: each, text: JSON.stringify(label), rank: RANK.likely + up };
    });
}
