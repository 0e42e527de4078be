import { expect, test } from 'vitest';
import { expectRule } from './testing/expect-rule.ts';
import { fixedBy } from './testing/fixed-by.ts';
import { unusedImport } from './unused-import.ts';

const FLEET = `topology fleet { cluster web[4] { server[10] } }
model typical { deploy takes 4m per server  gate standard { detects 90% } }
service shop { runs on all }
audience users 1_000 { ring staff 10%  ring everyone }
flag checkout
health standard { metric errors { bad when higher  threshold 1% } }
policy careful { maxDown 50% per cluster }
`;

test('names that nothing names', () => {
  expectRule(
    unusedImport,
    `//- plan.rollout
import { fleet, typical, users, checkout } from "fleet.rollout"
  //                     ^^^^^ unused-import
  //                            ^^^^^^^^ unused-import
import { shop } from "fleet.rollout"
  //     ^^^^ unused-import
plan checkout-day on fleet using typical { stage shop { deploy all } }
//- fleet.rollout
${FLEET}`,
  );
});

test('what is meant where nothing else can be, and what holds by itself', () => {
  expectRule(
    unusedImport,
    `//- plan.rollout
import { fleet, typical, standard, careful } from "fleet.rollout"
plan weekly { stage all { deploy all } }
//- fleet.rollout
${FLEET}`,
  );
  expectRule(
    unusedImport,
    `//- plan.rollout
import { users } from "fleet.rollout"
plan app { stage all { release to staff, everyone } }
//- fleet.rollout
${FLEET}`,
  );
  // A policy holds for the plans of a file, and here is none; services are held against the only fleet.
  expectRule(
    unusedImport,
    `//- plan.rollout
import { fleet, careful, checkout } from "fleet.rollout"
  //            ^^^^^^^ unused-import
service db { runs on web-1 }
model bugs { bug slow { present 1%  surfaces after 5 user-hours  behind checkout } }
//- fleet.rollout
${FLEET}`,
  );
});

test('a health is used by what names it, not by a model that reads its metrics', () => {
  const healths = `health standard { metric errors { bad when higher  threshold 1% } }
health other { metric errors { bad when higher  threshold 2% } }
`;
  const plan = (gate: string): string => `topology fleet { cluster web[4] { server[10] } }
model typical { metric errors is 0.2%  gate ${gate} { takes 10m } }
plan weekly on fleet using typical { stage all { deploy all  gate ${gate} } }
`;
  expectRule(
    unusedImport,
    `//- plan.rollout
import { standard, other } from "healths.rollout"
  //               ^^^^^ unused-import
${plan('standard')}//- healths.rollout
${healths}`,
  );
  expectRule(
    unusedImport,
    `//- plan.rollout
import { standard, other } from "healths.rollout"
  //     ^^^^^^^^ unused-import
${plan('other')}//- healths.rollout
${healths}`,
  );
});

test('a file that is imported for the flags that it retires', () => {
  expectRule(
    unusedImport,
    `//- plan.rollout
import { old } from "flags.rollout"
flag checkout
//- flags.rollout
flag old
retired flags older
`,
  );
});

test('a fix takes out one name, or the whole import', () => {
  const fleet = { 'fleet.rollout': FLEET };
  const plan = 'plan weekly on fleet { stage all { deploy all } }\n';
  const after = (names: string) => fixedBy(unusedImport, `import { ${names} } from "fleet.rollout"\n\n${plan}`, fleet);
  expect(after('fleet, users')).toBe(`import { fleet } from "fleet.rollout"\n\n${plan}`);
  expect(after('users, fleet')).toBe(`import { fleet } from "fleet.rollout"\n\n${plan}`);
  expect(after('shop, fleet, users')).toBe(`import { fleet } from "fleet.rollout"\n\n${plan}`);
  const own = `topology own { cluster web { server[2] } }\n${plan.replace('fleet', 'own')}`;
  expect(fixedBy(unusedImport, `import { users } from "fleet.rollout"\n\n${own}`, fleet)).toBe(own);
});
