import { declaration, type Entry, group } from './entry.ts';

/** What stands in a file. */
export const fileEntries: readonly Entry[] = [
  group('declaration', 'Declarations', 'What stands in a file.', [
    'import',
    'topology',
    'service',
    'audience',
    'flag',
    'retired-flags',
    'health',
    'model',
    'plan',
    'scenario',
    'policy',
  ]),
  declaration('import', {
    form: 'import "{" NAME, … "}" from FILE',
    parts: {
      NAME: { type: 'name', refersTo: 'declaration' },
      FILE: { type: 'text', doc: 'a path, from the folder of this file' },
    },
    doc: 'Uses what another file declares.',
    example: 'import { prod, typical } from "./fleet.rollout"',
    snippet: 'import { <name> } from "<./fleet.rollout>"',
  }),
];
