import { expect, test } from 'vitest';
import type { DocumentSymbol } from './document-symbols.ts';
import { documentSymbols } from './document-symbols.ts';
import { marked } from './testing/marked.ts';

function outline(source: string): string {
  const { sources, path } = marked(source);
  const file = sources.files.get(path);
  const lines = (symbols: readonly DocumentSymbol[], indent: string): readonly string[] =>
    symbols.flatMap(({ kind, name, detail, children }) => [
      `${indent}${kind} ${name}${detail === '' ? '' : `: ${detail}`}`,
      ...lines(children, `${indent}  `),
    ]);
  return lines(file === undefined ? [] : documentSymbols(file), '').join('\n');
}

test('a file as a tree', () => {
  expect(
    outline(`import { a } from "./a.rollout"
/// All of it.
topology prod {
  region us { cluster web[4] { rack[2] { server[100] } }  cluster db }
  maxDown 50%
}
topology read from "servers.csv"
service shop { runs on all  needs db }
audience users 2_000_000 { ring internal 1%  ring broad }
flag new { owner "a"  remove by 2027-01-01 }
retired flags old-cart, older
health slo { metric errors { threshold 1% } }
model m extends base {
  bug crash { present 3% }
  at most one { bug slow { present 1% } }
  gate slo { detects 90% }
}
plan weekly of shop on prod using m {
  param soak = 24h in 1h..72h
  stage first {
    maxDown 10%
    // One at a time.
    deploy 1 cluster in us
  }
  parallel { stage a { wait soak }  stage b after first { } }
  channel beta for internal departs every 4w from 2026-01-13 { gate slo }
}
scenario bad for weekly { assume crash present 100% }
policy careful { maxDown 5% }
`),
  ).toBe(`topology prod: 801 servers
  node us: region, 801 servers
    node web[4]: cluster, 800 servers
      node rack[2]: rack, 200 servers
        node server[100]: server
    node db: cluster
topology read: from "servers.csv"
service shop: runs on all
audience users: 2_000_000 users
  ring internal: 1%
  ring broad
flag new: owner "a"
flag old-cart: retired
flag older: retired
health slo
  metric errors: threshold 1%
model m: extends base
  bug crash: present 3%
  bug slow: present 1%
  check slo: gate
plan weekly: of shop on prod using m
  param soak: = 24h in 1h..72h
  stage first: deploy 1 cluster in us
  stage a: wait soak
  stage b: after first
  stage beta: gate slo
scenario bad: for weekly
policy careful`);
});

test('what is half written is there as well', () => {
  expect(
    outline(`topology { cluster web[ }
plan weekly on {
  stage { deploy }
  stage second after
`),
  ).toBe(`topology topology: 1 server
  node web: cluster
plan weekly: on
  stage stage: deploy
  stage second: after`);
});
