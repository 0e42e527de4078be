import { expect, test } from 'vitest';
import { marked } from '../testing/marked.ts';
import { visibleAt } from './visible.ts';
import type { VisibleKind } from './visible-name.ts';

const FILES = `//- plan.rollout
import { prod, base } from "./fleet.rollout"
audience users 1_000 { ring internal 1%  ring broad }
flag new-cart { owner "a"  remove by 2027-03-01 }
health slo { metric errors { threshold 1% } }
model m extends base { bug slow { present 1% }  gate smoke { detects 90% } }
scenario bad for weekly { bug other { present 1% } }
plan weekly on prod using m {
  param soak = 24h in 1h..72h
  /// The first.
  stage first { deploy web-1 }
  stage second after $0
//- fleet.rollout
topology prod {
  region us { cluster web[2] { label tier = pilot }  cluster "db 1" }
  region eu { cluster web { label tier = paid  label hw = 7 } }
}
topology other { cluster api }
model base { bug crash { present 1% } }
`;

function at(kind: VisibleKind, label?: string, source = FILES): readonly string[] {
  const { sources, path, offset } = marked(source);
  return visibleAt(sources, path, offset, kind, label).map(({ text, detail }) => `${text}: ${detail}`);
}

test('names of each kind, as they are written where they may stand', () => {
  expect(at('topology')).toEqual(['prod: topology prod']);
  expect(at('model')).toEqual(['m: model m extends base', 'base: model base']);
  expect(at('bug')).toEqual(['slow: bug slow', 'crash: bug crash']);
  expect(at('check')).toEqual(['slo: health slo', 'smoke: gate smoke', 'health: built in']);
  expect(at('metric')).toEqual(['errors: metric errors']);
  expect(at('people')).toEqual(['users: audience users 1_000', 'internal: ring internal 1%', 'broad: ring broad']);
  expect(at('flag')).toEqual(['new-cart: flag new-cart']);
  expect(at('param')).toEqual(['soak: param soak = 24h in 1h..72h']);
  expect(at('stage')).toEqual(['first: stage first']);
  expect(at('label')).toEqual(['tier: label tier = pilot', 'hw: label hw = 7']);
  expect(at('label-value', 'tier')).toEqual(['pilot: label tier = pilot', 'paid: label tier = paid']);
  expect(at('node')).toEqual([
    'us: region us',
    'web: cluster web[2], and 1 more of that name',
    '"db 1": cluster "db 1"',
    'eu: region eu',
    'us/web: cluster web[2]',
    'eu/web: cluster web',
    'us/web-1: cluster web[2]',
    'us/web-2: cluster web[2]',
  ]);
});

test('what another file declares', () => {
  expect(at('declaration', undefined, FILES.replace('$0', '').replace('prod, base', 'prod, $0'))).toEqual([
    'prod: topology prod',
    'other: topology other',
    'base: model base',
  ]);
});

test('nothing is known of a file that is not there', () => {
  expect(visibleAt({ files: new Map(), links: new Map() }, 'a.rollout', 0, 'bug')).toEqual([]);
});
