// Leaving a sentence out changes the program: nothing that is written is without meaning. A sentence between « and »
// is replaced by blanks, so that whatever stands elsewhere keeps its place.
import { expect, test } from 'vitest';
import { checkText } from './check-text.ts';

const marked = `
import { base } from "./base.rollout"

/// The fleet.
topology fleet {
  region us {
    «located in "Portland, OR"»
    «timezone "America/Los_Angeles"»
    «exclusive web-1, web-2»
    cluster web[4] {
      «upgradeDomains 5»
      «label tier = pilot»
      «label gen = 7»
      «traffic 12%»
      «fails 0.05%»
      rack[10] { «fails 0.35%» server[40] «{ fails 0.25% }» }
    }
    «cluster cache[2]»
  }
  region eu { cluster db«[3]» { server[20] } }
  «maxDown 20%»
}

model typical «extends base» {
  «deploy takes lognormal(median 4m, p95 12m) per server»
  «deploy fails 0.5% per server»
  «deploy fails 0.1% per rack after 10m retry 3»
  «rollback takes 90s per server»
  «rollback fails 0.1%»
  «repair takes 4h per server»
  bug crash {
    «present 3%»
    «surfaces after exponential(mean 200 server-hours)»
    «only where gen >= 7»
    «downs 5% of servers»
  }
  bug config {
    «shows 0.2% at cluster 1»
    «found 0.1% at each of clusters 2..3»
  }
  «at most one { bug a { present 1%  shows 50% at cluster 1 }  bug b { present 2%  shows 60% at cluster 1 } }»
  gate health {
    «detects 95%»
    «detects 99% of crash»
    «blind to 2% of bugs»
    «false alarm 0.5%»
    «takes 5m»
  }
  gate latency { «detects 80%» }
  watch health {
    «detects 80% after exponential(mean 10m)»
    «detects 70% of crash after 20m»
    «false alarm 1% per week»
  }
  «outage of each region 0.02% per day lasts 2h»
}

/// The way out.
plan weekly on fleet using typical {
  param soak = 24h «in 1h..72h»
  param wide = 3
  «param unused = 5%»

  «maxDown 25% per cluster, 50% in rollback»
  «maxDown 3 racks per cluster»
  «exclusive us, eu»
  «exclusive web-3, web-4 at least 24h apart»
  «exclusive clusters per region»
  «exclusive (all clusters where tier == pilot), (db)»
  «order web, db»
  «order web-1, web-2 per region»
  «maxParallel 4 clusters per region»
  «maxRate 1_000 servers per minute»
  «deadline 5d»
  «horizon 30d»
  «watch health»

  /// First.
  stage first {
    «maxDown 10%»
    «watch latency»
    «on unhealthy rollback this stage»
    deploy 1 cluster in us
    «wait soak»
    «gate health»
    «run "backfill" takes 2h fails 1% retry 2»
  }
  parallel {
    stage left { deploy web-2 }
    stage right «after left» { deploy web-3 «by rack» «parallel 3» «batch 10%» }
  }
  «stage extra { deploy cache batch 2 }»
  stage ramp «after left» {
    ramp 1, 2 clusters «in us» «{ wait 4h }»
    «ramp to 50%, 100% of servers in eu { gate latency }»
    deploy web-4 batch upgradeDomain
  }
  stage world {
    each cluster in remaining clusters «in each region» «where gen == 7» «except web-4» «largest first» «parallel 1, wide» {
      «deploy here»
      wait 1h
    }
    each upgradeDomain in web { deploy 10% of servers in here «spread over rack» }
    «deploy all, remaining random order»
  }

  «on unhealthy rollback in 1h»
  «on false alarm pause for 8h then retry»
  «on failures over 2% of at least 100 servers stop»
  «on blocked retry at most 2 then stop»
  «on timeout 6h continue»
}
`;

const base = 'model base { bug old { present 1%  surfaces after 200 server-hours } }';
const pattern = /«([^»]*)»/g;
const sentences = [...marked.matchAll(pattern)].map(([, sentence]) => sentence ?? '');

/** The source with the n-th sentence left out. */
function without(n: number): string {
  let seen = 0;
  return marked.replaceAll(pattern, (_, sentence: string) => (seen++ === n ? ' '.repeat(sentence.length) : sentence));
}

function programOf(text: string): string {
  return JSON.stringify(checkText(text, { files: { 'base.rollout': base } }).program);
}

test('the whole source is sound', () => {
  const { program, diagnostics } = checkText(without(-1), { files: { 'base.rollout': base } });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(program.plans.map(({ name }) => name)).toEqual(['weekly']);
});

test.each(sentences.map((sentence, n) => [sentence.replace(/\s+/g, ' '), n] as const))('%s', (_, n) => {
  expect(programOf(without(n))).not.toBe(programOf(without(-1)));
});
