/**
 * A market: two services that need a third, people in rings, and a flag. What becomes of a plan for it; in the text, under a line stands what is
 * found in it, and below that what is said.
 */
import { expect } from 'vitest';
import { expectFindings } from '../../testing/expect-findings.ts';

export const MARKET = `
topology fleet {
  region west {
    cluster shop[2] { label role = checkout  server[10] }
    cluster pay[2] { label role = billing  server[10] }
    cluster data[2] { label role = orders  server[5] }
  }
}

service orders { runs on all clusters where role == orders }
service checkout { runs on all clusters where role == checkout  needs orders }
service billing { runs on all clusters where role == billing  needs orders }

audience users 2_000_000 { ring internal 0.2%  ring early 5%  ring broad }
flag new-cart { owner "payments"  remove by 2027-03-01 }

model quick {
  deploy takes 5m per server
  flag takes 5s
  release takes 1h
  switch takes 10s
  bug wrong-total { present 5%  surfaces after exponential(mean 100_000 user-hours)  behind new-cart }
  gate health { detects 90% }
}

model open {
  deploy takes 5m per server
  release takes 1h
  bug wrong-total { present 5%  surfaces after exponential(mean 100_000 user-hours) }
  gate health { detects 90% }
}
`;

/** A plan of both services of the market that is refused. `of` them: what it deploys. */
export function refuses(sentences: string, of = 'checkout, billing'): void {
  expect(expectFindings(`${MARKET}\nplan change of ${of} on fleet using quick {${sentences}\n}`).machine).toBeNull();
}

/** The same put right. */
export function allows(sentences: string, of = 'checkout, billing'): void {
  expect(
    expectFindings(`${MARKET}\nplan change of ${of} on fleet using quick {${sentences}\n}`).machine,
  ).not.toBeNull();
}

/** A plan about people alone, of code that is out and behind no flag. */
export function peoplePlan(sentences: string): string {
  return `${MARKET}\nplan change using open {${sentences}\n}`;
}
