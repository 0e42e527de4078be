// One mistake is one finding: what could not be read is not missed elsewhere.
import { test } from 'vitest';
import { expectFindings } from './testing/expect-findings.ts';

test('a fleet whose table cannot be had', () => {
  expectFindings(`
topology fleet from "servers.csv"
                 // ^^^^^^^^^^^^^ unresolved-file
plan p on fleet { order a, b  stage s { deploy web-1 by zone  deploy all where tier == pilot } }
`);
});

test('a fleet with a broken row', () => {
  expectFindings(`
//- plan.rollout
topology fleet from "servers.csv"
plan p on fleet { stage s { deploy web-2 } }
//- servers.csv
cluster,servers
web-1,10
web-2,many
// ^^^^^^^^^^ cell-value
`);
});

test('a fleet with a node that stands wrong', () => {
  expectFindings(`
topology fleet { cluster web { region us { server[10] } } }
                            // ^^^^^^ level-order
plan p on fleet { stage s { deploy us } }
`);
});

test('a model or a bug that is broken', () => {
  expectFindings(`
topology fleet { cluster web[4] }
model m { extends_ gate deep { detects 90% } }
       // ^^^^^^^^ unknown-word
plan p on fleet using m { stage s { deploy all  gate deeper } }
`);
});

test('a param whose value is wrong', () => {
  expectFindings(`
topology fleet { cluster web[4] }
plan p on fleet { param x = 101%  stage s { maxDown x  deploy all } }
                         // ^^^^ percent-out-of-range
`);
});

const beside = (plan: string) => `
topology fleet { region us { cluster web[4] } }
model m { deploy takes 5m per server }
plan p on fleet using m {${plan}}
`;

test('a stage or a plan of which the steps could not be read', () => {
  expectFindings(
    beside(`
  maxDown 50%
  stage s { deplyo all  gate health }
         // ^^^^^^ unknown-word
`),
  );
  expectFindings(
    beside(`
  maxDown 50%
  stage s {
     for each region in all { deploy here }
  // ^^^ unexpected
  }
`),
  );
  expectFindings(
    beside(`
  maxDown 50%
  stagee s { deploy all }
//^^^^^^ unknown-word
`),
  );
});

test('a limit that could not be read is not missed', () => {
  expectFindings(
    beside(`
     maxdown 50%
  // ^^^^^^^ unknown-word
  stage s { deploy all }
`),
  );
});

test('a quantity with a unit that is none', () => {
  expectFindings(
    beside(`
  stage s { maxDown 50%  deploy all  wait 2 hours }
                                         // ^^^^^ unknown-unit
`),
  );
});

test('a distribution without its commas', () => {
  expectFindings(
    beside(`
  stage s { maxDown 50%  deploy all  wait triangular(5m 6m 7m) }
                                                     // ^^ unexpected
`),
  );
});

test('a param whose range is of another kind', () => {
  expectFindings(
    beside(`
  param x = 20 in 5%..50%
               // ^^^^^^^ wrong-kind
  stage s { maxDown 50%  deploy all  wait 1h }
`),
  );
});

test('what stands beside a word that the parser stumbled over', () => {
  expectFindings(
    beside(`
  stage s {
    maxDown 50%
    deploy green all
              // ^^^ unexpected
    wait for 2h
          // ^^ unexpected
    gate canary for 30m
      // ^^^^^^ missing-name
  }
`),
  );
  expectFindings(`
model m {
  deploy takes 5m per server ready after exponential(mean 30s)
                                                 // ^ unexpected
}`);
});
