// docs/language.md is about the language that is built: its examples are sound, and every word of the language is in it.
import { compile } from '@rollout/compiler';
import { checkText } from '@rollout/language';
import { describe, expect, it } from 'vitest';
import { WORDS } from '../packages/language/src/schema/index.ts';
import { readText } from './support/repository.ts';

const page = readText('docs/language.md');

/** What examples speak of and do not declare; one that declares a name itself goes without ours. */
const DECLARED: Readonly<Record<string, string>> = {
  prod: `topology prod {
    region us-west { label tier = pilot  datacenter pdx { cluster web[4] { label hw = gen7  label role = web  rack[4] { server[10] } } } cluster db[2] { label role = db  rack r { server[10] } } }
    region us-east { label tier = web  zone b { cluster web[4] { label role = web  rack[4] { server[10] } } cluster db[2] { label role = db  rack r { server[10] } } } }
    region eu { label tier = db  cluster api { server[10] }  zone c { cluster web { label role = web  rack[4] { server[10] } } cluster db[2] { label role = db  rack r { server[10] } } } }
  }`,
  'test-fleet': 'topology test-fleet { server[10] }',
  typical: `model typical {
    deploy takes 5m per server
    bug crash { present 3%  surfaces after exponential(mean 200 server-hours) }
    gate health { detects 95%  takes 5m }
    watch health { detects 80% after 10m }
    metric error-rate is normal(mean 0.5%, sd 0.1%)
  }`,
  'app-model': 'model app-model { release takes 1h  gate health { detects 95% } }',
  standard: 'health standard { metric error-rate { bad when higher  compare to baseline }  every 1m }',
  users: 'audience users 2_000_000 { ring internal 0.2%  ring early-adopters 5%  ring broad }',
  'new-checkout': 'flag new-checkout { owner "payments"  remove by 2027-03-01 }',
  'orders-db': 'service orders-db { runs on all clusters where role == db }',
  checkout: 'service checkout { runs on all clusters where role == web  needs orders-db  load 20_000 requests/s }',
  everywhere: 'service everywhere { runs on all  load 20_000 requests/s }',
  'orders-api': 'service orders-api { runs on api }',
  weekly: 'plan weekly on prod using typical { stage all { deploy all } }',
};
const FILES = {
  'fleet.rollout': 'topology prod { server[10] }\nmodel typical { deploy takes 5m per server }\n',
  'servers.csv': 'region,cluster,servers\nus,web,10\n',
  'load-by-hour.csv': `hour,factor\n${Array.from({ length: 24 }, (_, hour) => `${hour},1`).join('\n')}\n`,
};

/** Where an example stands that is no whole file. */
const around: Readonly<Record<string, readonly [string, string]>> = {
  file: ['', ''],
  'plan-body': ['plan shown on prod using typical {\n', '}'],
  'stage-body': ['plan shown of everywhere on prod using typical { stage s {\n', '} }'],
};

const examples = [...page.matchAll(/```rollout(?: in=([\w-]+))?\n([\s\S]*?)```/g)].map(
  ([, block = 'file', text = '']) => ({
    block,
    text,
    line: page.slice(0, page.indexOf(text)).split('\n').length,
  }),
);

/** As a whole file; the example first. */
function fileOf({ block, text }: (typeof examples)[number]): string {
  const [before, after] = around[block] ?? ['no such block: ', ''];
  const declared = [...text.matchAll(/^(?:topology|model|health|audience|flag|service|plan) ([\w-]+)/gm)];
  const imported = [...text.matchAll(/^import \{(.*)\}/gm)];
  const own = new Set(
    [...declared, ...imported].flatMap(([, names = '']) => names.split(',').map((name) => name.trim())),
  );
  const rest = Object.entries(DECLARED).flatMap(([name, declared]) => (own.has(name) ? [] : declared));
  const stage = block === 'plan-body' && !/^(?:stage|channel) /m.test(text) ? 'stage first { deploy all }\n' : '';
  return `${before}${text}${stage}${after}\n${rest.join('\n')}\n`;
}

describe('the reference of the language', () => {
  it.each(examples)('has an example in line $line in which no error is', (example) => {
    const { program, diagnostics } = checkText(fileOf(example), { files: FILES });
    const found = diagnostics.filter(({ severity }) => severity === 'error');
    expect(found.map(({ code, message }) => `${code}: ${message}`)).toEqual([]);
    // Sentences that stand below one another as examples make no plan together.
    if (example.block === 'stage-body') return;
    const plans = program.plans.filter(({ name }) => example.block === 'file' || name === 'shown');
    const ways = plans.flatMap(({ name }) => compile(program, name).diagnostics);
    expect(ways.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual([]);
  });

  it.each(WORDS)('says `%s`', (word) => {
    expect(page).toMatch(new RegExp(`(?<![\\w-])${word}(?![\\w-])`));
  });

  it('links to sections that it has', () => {
    const sections = [...page.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );
    for (const [, anchor] of page.matchAll(/\]\(#([\w-]+)\)/g)) expect(sections).toContain(anchor);
  });
});
