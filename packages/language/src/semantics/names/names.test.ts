import { expect, test } from 'vitest';
import { parse } from '../../syntax/index.ts';
import { check } from '../check.ts';
import { checkText } from '../check-text.ts';
import { assetsOf, importsOf } from '../references.ts';
import { expectFindings } from '../testing/expect-findings.ts';

test('each name is declared once', () => {
  expectFindings(`
topology web { cluster a[2] }
model web { deploy takes 1m per server }
   // ^^^ duplicate-name
model m { bug b { shows 1% at cluster 1 }  bug b { shows 1% at cluster 1 } }
                                            // ^ duplicate-name
plan p on web using m {
  param x = 1h
  param x = 2h
     // ^ duplicate-name
  stage s { deploy a-1  wait x }
  parallel { stage s { deploy a-2 } }
                // ^ duplicate-name
}
`);
});

test('names are found, or what was probably meant is said', () => {
  const { diagnostics } = expectFindings(`
topology fleet { cluster web[4] { label tier = pilot } }
model numbers { deploy takes 1m per server  bug crash { shows 1% at cluster 1 }  gate deep { detects 90% of crahs } }
                                                                                                         // ^^^^^ unknown-bug
plan p on flete using nubmers { stage s { deploy all } }
       // ^^^^^ unknown-topology
                   // ^^^^^^^ unknown-model
plan q on fleet using numbers {
  param soak = 1h
  watch deap
     // ^^^^ unknown-check
  stage first { deploy wbe-1  wait saok  gate deep }
                    // ^^^^^ unknown-place
                                // ^^^^ unknown-param
  stage second after frist { deploy all clusters where teir == pilot and tier == pilto spread over teir }
                  // ^^^^^ unknown-stage
                                                    // ^^^^ unknown-label
                                                                              // ^^^^^ label-never-equal
                                                                                                // ^^^^ unknown-label
}
`);
  expect(diagnostics.map(({ help }) => help)).toEqual(
    ['crash', 'fleet', 'numbers', 'deep', 'web-1', 'soak', 'first', 'tier', 'pilot', 'tier'].map(
      (name) => `Did you mean \`${name}\`?`,
    ),
  );
});

test('a fix writes the name that was meant', () => {
  const text =
    'topology t { region "East US" { server[4] } }\nmodel m { deploy takes 1m per server }\nplan p { stage s { deploy "East UZ" } }';
  const [diagnostic] = checkText(text).diagnostics;
  expect(diagnostic?.fix?.edits.map((edit) => edit.text)).toEqual(['"East US"']);
});

test('a name that is something else is not that kind', () => {
  expectFindings(`
topology fleet { cluster web[4] }
model numbers extends fleet { deploy takes 1m per server }
                   // ^^^^^ wrong-declaration
plan p on numbers using fleet { stage s { deploy all } }
       // ^^^^^^^ wrong-declaration
                     // ^^^^^ wrong-declaration
`);
});

test('the only topology and the only model need not be named', () => {
  const { program } = expectFindings(`
topology fleet { cluster web[4] }
model numbers { deploy takes 1m per server }
plan p { stage s { deploy all } }
`);
  expect(program.plans[0]).toMatchObject({ topology: 'fleet', model: 'numbers' });
  expectFindings(`
topology one { cluster web[4] }
topology two { cluster web[4] }
model a { deploy takes 1m per server }
model b { deploy takes 1m per server }
plan p { stage s { deploy all } }
  // ^ which-one
  // ^ which-one
`);
  expectFindings(`
plan p { stage s { deploy all } }
  // ^ no-topology
`);
});

test('without any model nothing takes time, and a hint says so', () => {
  const { program } = expectFindings(
    `
topology fleet { cluster web[4]  maxDown 50% }
plan p { stage s { deploy all } }
  // ^ no-deploy-time
`,
    { hints: true },
  );
  expect(program.models[0]).toMatchObject({ name: 'p', deploy: { takes: { kind: 'fixed', value: 0 } }, bugs: [] });
});

const fleetFile = `
//- fleet.rollout
topology fleet { cluster web[4] }
model typical extends base { deploy takes 1m per server }
import { base } from "./base.rollout"
plan other { stage s { deploy all } }
//- base.rollout
model base { repair takes 1h per server }
`;

test('imports bring in what another file declares itself', () => {
  const { program } = expectFindings(`
//- plan.rollout
import { fleet, typical } from "./fleet.rollout"
plan p { stage s { deploy all } }${fleetFile}`);
  expect(program.plans.map(({ name }) => name)).toEqual(['p']);
  expect(program.topologies.map(({ location }) => location.path)).toEqual(['fleet.rollout']);
  expect(program.models[0]?.repair).toMatchObject({ takes: { value: 3_600_000 } });

  expectFindings(`
//- plan.rollout
import { flet, base, other } from "./fleet.rollout"
      // ^^^^ unknown-import
            // ^^^^ unknown-import
                  // ^^^^^ import-of-plan
import { gone } from "./gone.rollout"
                  // ^^^^^^^^^^^^^^^^ unresolved-file
plan p on flet using base { stage s { deploy all } }${fleetFile}`);

  expectFindings(`
//- plan.rollout
import { fleet } from "./fleet.rollout"
      // ^^^^^ duplicate-name
topology fleet { cluster db[4] }
model m { deploy takes 1m per server }
plan p { stage s { deploy all } }
//- fleet.rollout
topology fleet { cluster web[4] }
`);
});

test('what is imported and not used need not be sound', () => {
  const { program } = expectFindings(`
//- plan.rollout
import { fleet } from "./fleet.rollout"
model m { deploy takes 1m per server }
plan p { stage s { deploy all } }
//- fleet.rollout
topology fleet { cluster web[4] }
topology broken { cluster web[0] }
`);
  expect(program.plans).toHaveLength(1);
  expect(program.topologies.map(({ name }) => name)).toEqual(['fleet']);
});

test('a plan on a broken fleet or model is left out, and no other', () => {
  const { program } = expectFindings(`
topology broken { cluster web[0] }
                           // ^ too-small
topology fleet { cluster web[4] }
model m { deploy takes 1m per server }
model bad { deploy takes 5% per server }
                      // ^^ wrong-kind
plan on-broken on broken using m { stage s { deploy all } }
plan by-bad on fleet using bad { stage s { deploy all } }
plan wrong on fleet using m { stage s { deploy wbe } }
                                            // ^^^ unknown-place
plan good on fleet using m { stage s { deploy all } }
`);
  expect(program.plans.map(({ name }) => name)).toEqual(['good']);
  expect(program.topologies.map(({ name }) => name)).toEqual(['fleet']);
  expect(program.models.map(({ name }) => name)).toEqual(['m']);
});

test('imports in a circle are an error where the circle closes', () => {
  expectFindings(`
//- plan.rollout
import { a } from "./a.rollout"
model m { deploy takes 1m per server }
//- a.rollout
import { b } from "./b.rollout"
topology a { cluster web[4] }
//- b.rollout
import { m } from "./plan.rollout"
               // ^^^^^^^^^^^^^^^^ import-cycle
topology b { cluster web[4] }
`);
});

test('a file that cannot be had and was reported is not reported again', () => {
  const text =
    'import { fleet } from "./fleet.rollout"\ntopology t from "t.csv"\nmodel m { deploy takes 1m per server }\nplan p on fleet { stage s { deploy all } }';
  const file = { path: 'p.rollout', text, ...parse(text, 'p.rollout') };
  const links = new Map([
    [
      'p.rollout',
      new Map([
        ['./fleet.rollout', null],
        ['t.csv', null],
      ]),
    ],
  ]);
  const { program, diagnostics } = check({ root: 'p.rollout', files: new Map([['p.rollout', file]]), links });
  expect(diagnostics).toEqual([]);
  expect(program.plans).toEqual([]);
  expect(program.models.map(({ name }) => name)).toEqual(['m']);
});

test('nothing declared', () => {
  expect(checkText('').diagnostics.map(({ code }) => code)).toEqual(['nothing-declared']);
  expect(checkText('// only a comment\n').diagnostics.map(({ code }) => code)).toEqual(['nothing-declared']);
  expect(checkText('{').diagnostics.map(({ code }) => code)).not.toContain('nothing-declared');
});

test('what a file refers to', () => {
  const { tree } = parse(
    'import { a } from "./a.rollout"\ntopology t from "t.csv"\nmodel m { deploy takes mix(50% 1m, 50% empirical("times.csv", column "m")) per server }\nplan p { stage s { wait empirical("waits.csv", column "h") } }',
  );
  expect(importsOf(tree).map(({ text }) => text)).toEqual(['./a.rollout']);
  expect(assetsOf(tree).map(({ text }) => text)).toEqual(['t.csv', 'times.csv', 'waits.csv']);
});
