/** A shop, and what becomes of a plan for it: in the text, under a line stands what is found in it, and below that what is said. */
import { expect } from 'vitest';
import { expectFindings } from '../../testing/expect-findings.ts';

export const SHOP = `
topology fleet {
  region west { timezone "America/Los_Angeles"  cluster web[2] { label role = web  server[10] } }
  region east { timezone "America/New_York"     cluster web[2] { label role = web  server[10] } }
  region main { timezone "America/New_York"     cluster store[2] { label role = db  server[5] } }
}

service db { runs on all clusters where role == db }
service shop { runs on all clusters where role == web  needs db  load 4_000 requests/s  headroom 50% }
health slo { metric errors { bad when higher  compare to baseline } }

model quick {
  deploy takes 5m per server
  metric errors is normal(mean 0.5%, sd 0.1%)
  bug crash { present 5%  surfaces after exponential(mean 100 server-hours)  moves errors to normal(mean 1%, sd 0.1%) }
  gate health { detects 90% }
}
`;

/** A plan of the shop that is refused. */
export function refuses(sentences: string): void {
  expect(expectFindings(`${SHOP}\nplan change of shop on fleet using quick {${sentences}\n}`).machine).toBeNull();
}

/** The same put right. */
export function allows(sentences: string): void {
  expect(expectFindings(`${SHOP}\nplan change of shop on fleet using quick {${sentences}\n}`).machine).not.toBeNull();
}
