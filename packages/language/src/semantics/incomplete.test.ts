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
