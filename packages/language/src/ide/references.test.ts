import { expect, test } from 'vitest';
import { placeOf } from '../testing/marked-files.ts';
import { definitionsAt } from './definitions.ts';
import { highlightsAt } from './highlights.ts';
import { referencesAt } from './references.ts';
import { marked } from './testing/marked.ts';

/** Looks at the name under the cursor; marks say `def` where it is named, `use` where else it is spoken of. */
function expectUses(source: string): void {
  const { sources, path, offset, marks } = marked(source);
  const textOf = (at: string): string => sources.files.get(at)?.text ?? '';
  const defined = definitionsAt(sources, path, offset)?.targets.map((each) => ({ ...each, as: 'def' })) ?? [];
  const isDefined = (at: string, start: number) =>
    defined.some(({ path, span }) => path === at && span.start === start);
  const uses = referencesAt(sources, path, offset, { declaration: true })
    .filter((each) => !isDefined(each.path, each.span.start))
    .map((each) => ({ ...each, as: 'use' }));
  const found = [...defined, ...uses].map(
    (each) => `${each.path} ${placeOf(textOf(each.path), each.span)}: ${each.as}`,
  );
  expect(found.sort()).toEqual([...marks].sort());
  const here = found.filter((each) => each.startsWith(`${path} `)).map((each) => each.replace(/: \w+$/, ''));
  const lit = highlightsAt(sources, path, offset).map(({ span }) => `${path} ${placeOf(textOf(path), span)}`);
  expect(lit.filter((each) => !here.includes(each))).toEqual([]);
}

test('a name is found in all files, also in those that import this one', () => {
  expectUses(`
//- a.rollout
import { prod } from "./fleet.rollout"
      // ^^^^ use
plan p on prod { stage s { deploy all } }
       // ^^^^ use
//- fleet.rollout
topology pr$0od { cluster web[4] }
      // ^^^^ def
topology other { cluster prod }
plan q on prod { stage s { deploy prod } }
       // ^^^^ use
//- b.rollout
import { other } from "./fleet.rollout"
topology prod { cluster a }
plan p on prod { stage s { deploy all } }
`);
});

test('one of several nodes, and all of them', () => {
  expectUses(`
topology fleet {
  region us { cluster web[4]  cluster db }
                   // ^^^ def
  region eu { cluster api[4]  order web, api }
}
plan p {
  stage s {
    deploy web-1, us/we$0b-2, db
        // ^^^^^ use
                  // ^^^^^ use
    deploy all clusters except web, web-9
                            // ^^^ use
  }
}`);
});

test('a name that stands for nodes in two regions', () => {
  expectUses(`
topology fleet {
  region us { cluster web { maxDown 5%  order rack-1, rack-2 }  cluster db }
                   // ^^^ def
  region eu { cluster web }
                   // ^^^ def
}
plan p { stage s { deploy w$0eb  deploy us/web  deploy eu/web } }
                       // ^^^ use
                                      // ^^^ use
                                                     // ^^^ use
`);
});

test('of one of two nodes of a name, what is about both and what is about it', () => {
  expectUses(`
topology fleet {
  region us { cluster web }
                   // ^^^ def
  region eu { cluster web }
}
plan p { stage s { deploy web  deploy us/w$0eb  deploy eu/web } }
                       // ^^^ use
                                      // ^^^ use
`);
});

test('a bug of a model, of those that extend it, and of what is expected', () => {
  expectUses(`
//- plan.rollout
import { base } from "./base.rollout"
model m extends base {
  bug crash { present 5% }
   // ^^^^^ def
  gate health { detects 90% of crash }
                            // ^^^^^ use
}
model other { bug crash { present 1% } }
plan p using m {
  expect P(escape of cra$0sh) < 1%
                  // ^^^^^ use
}
scenario bad for p { assume crash present 100%  bug crash { present 2% } }
                         // ^^^^^ use
                                                 // ^^^^^ use
policy careful { expect P(crash found) > 50% }
                       // ^^^^^ use
//- base.rollout
model base { bug crash { present 3% } }
              // ^^^^^ def
`);
});

test('a check is its health, its numbers, and whoever asks it', () => {
  expectUses(`
health slo { metric errors { compare to baseline } }
    // ^^^ def
model m {
  metric errors is 5%
  gate slo { detects 90% }
    // ^^^ def
  watch slo { detects 90% }
     // ^^^ def
}
plan p using m {
  watch slo
     // ^^^ use
  stage a { gate sl$0o  gate canary slo for 1h }
              // ^^^ use
                               // ^^^ use
}`);
});

test('labels are given over and over', () => {
  expectUses(`
topology fleet {
  cluster a { label tier = one }
                 // ^^^^ def
  cluster b { label tier = two }
                 // ^^^^ def
}
topology other { cluster c { label tier = one } }
service shop { runs on all where tier == one }
                              // ^^^^ use
plan p of shop on fleet { stage s { deploy all clusters where ti$0er == two and hw == 5 spread over tier } }
                                                           // ^^^^ use
                                                                                               // ^^^^ use
`);
});

test('the word that a label is', () => {
  expectUses(`
topology fleet { cluster a { label tier = one  label hw = one } }
                                       // ^^^ def
plan p { stage s { deploy all clusters where tier == o$0ne and hw == one } }
                                                  // ^^^ use
`);
});

test('rings, params and stages of a plan', () => {
  expectUses(`
audience users 1_000 { ring beta 10%  ring rest }
                         // ^^^^ def
plan p {
  param share = 5%
  stage beta { release to be$0ta, 50% of beta, share }
                       // ^^^^ use
                                    // ^^^^ use
  stage next after beta { wait 1h }
}`);
  expectUses(`
audience users 1_000 { ring beta 10%  ring rest }
plan p {
  param share = 5%
     // ^^^^^ def
  stage beta { release to sh$0are of users, share }
                       // ^^^^^ use
                                       // ^^^^^ use
  stage next after beta { wait 1h }
}`);
  expectUses(`
plan p {
  stage beta { wait 1h }
     // ^^^^ def
  stage next after be$0ta { wait 1h }
                // ^^^^ use
  expect P(found in beta) > 50%
                 // ^^^^ use
}`);
});

test('flags, and those that are retired anywhere', () => {
  expectUses(`
//- a.rollout
retired flags old, older
           // ^^^ def
model m { bug b { present 1%  behind o$0ld } }
                                  // ^^^ use
//- b.rollout
retired flags old
           // ^^^ def
`);
  expectUses(`
flag n$0ew { owner "a"  remove by 2027-01-01 }
  // ^^^ def
model m { bug b { present 1%  behind new } }
                                  // ^^^ use
plan p { stage s { enable new for 5%  disable new }  on unhealthy disable new }
                       // ^^^ use
                                           // ^^^ use
                                                                       // ^^^ use
`);
});

test('strings that name files', () => {
  const { sources, path, offset } = marked(`
//- a.rollout
import { prod } from "./fl$0eet.rollout"
//- fleet.rollout
topology prod { cluster web }
`);
  expect(definitionsAt(sources, path, offset)?.targets).toEqual([
    { path: 'fleet.rollout', span: { start: 0, end: 0 }, whole: { start: 0, end: 0 } },
  ]);
});

test('what nothing is known by', () => {
  const { sources, path, offset } = marked('plan p { stage s { wait so$0ak } }');
  expect(definitionsAt(sources, path, offset)).toBeUndefined();
  expect(referencesAt(sources, path, offset, { declaration: true })).toEqual([]);
  expect(highlightsAt(sources, path, offset)).toEqual([{ span: { start: 24, end: 28 }, kind: 'read' }]);
  expect(definitionsAt(sources, 'nowhere', 0)).toBeUndefined();
});

test('without the places where it is named', () => {
  const { sources, path, offset } = marked('plan p { param so$0ak = 1h  stage s { wait soak } }');
  expect(referencesAt(sources, path, offset, { declaration: false })).toHaveLength(1);
  expect(highlightsAt(sources, path, offset).map(({ kind }) => kind)).toEqual(['write', 'read']);
});
