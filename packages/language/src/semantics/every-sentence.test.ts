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
  «window mon..thu 22:00..04:00 local»
}

/// The shop.
service checkout {
  «runs on us, eu»
  «needs orders»
  load 20_000 requests/s «from "hours.csv"» «in "Europe/Berlin"»
  «headroom 140% per region»
}
«service orders { runs on cache }»

/// What is looked at.
health standard {
  metric error-rate { «bad when higher» threshold 1% «query prometheus "rate(errors[5m])"» }
  metric latency-p99 { «bad when higher» compare to baseline «weight 40» «critical» }
  «metric cpu { compare to baseline }»
  «every 30s»
  «pass at 90»
  «marginal at 60»
}

model typical «extends base» {
  deploy takes lognormal(median 4m, p95 12m) per server «ready after 30s»
  «switch takes 10s»
  metric error-rate is normal(mean 0.5%, sd 0.1%)
  metric latency-p99 is lognormal(median 200ms, p95 500ms)
  metric cpu is 40%
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
    «moves error-rate to normal(mean 3%, sd 0.5%)»
  }
  bug slow { present 2%  surfaces after exponential(mean 1_000_000 requests) }
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
plan weekly of checkout on fleet using typical {
  «starts 2026-11-23 09:00 in "America/New_York"»
  param soak = 24h «in 1h..72h»
  param wide = 3
  «param unused = 5%»

  «maxDown 25% per cluster, 50% in rollback»
  maxDown 30% «rounded up» per rack
  «maxSurge 25% rounded up per cluster»
  «window mon..thu, sat 09:00..16:00 in "America/Los_Angeles" for us»
  freeze 2026-12-19..2027-01-04 «in "Europe/Berlin"» «for eu»
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
  stage traffic {
    deploy «green to» 2 clusters in us
    deploy all «of checkout» rolling «25%»
    shift traffic «in us» to «5%,» 100% «{ wait 1h }»
    wait 1h «and 100_000 requests at most 6h»
    wait 2h and 5_000 requests «at most 4h»
    «wait until confidence 99.9% at most 2d»
    «wait until next mon 09:00»
    wait until next tue 09:00 «in "Europe/Berlin"»
    «wait until every 2w from 2026-11-23»
    wait until every 1w from 2026-11-23 «in "Europe/Berlin"»
    gate canary standard for 30m «with 5% traffic»
    «gate approval "SRE on call" takes 30m refuses 2%»
    «retire blue after 1h»
    «on refusal ask "the boss" takes 1h continues 40% else stop»
    «on marginal continue»
  }

  «on unhealthy rollback in 1h»
  «on false alarm pause for 8h then retry»
  «on failures over 2% of at least 100 servers stop»
  «on blocked retry at most 2 then stop»
  «on timeout 6h continue»

  «expect p95(duration) <= 5d»
  expect mean(duration «of completed») < soak «at 99.9%»
  expect P(rollback «given any bug») < 5%
  expect P(«crash» found «in first» «given crash») > 60%
  expect P(escape «of crash») < 0.1%
  expect p99(reach of crash) <= 10% of servers
  expect max(down «per cluster») <= 50%
  «expect exclusive us, eu»
}

/// For all.
policy careful {
  «maxDown 50% per cluster»
  «expect P(stop) < 5%»
}
«policy fast { expect p95(duration) <= 5d }»

/// Who.
audience users 2_000_000 {
  ring internal 0.2%
  «ring early 5%»
  «ring friends 10%»
  ring broad
}
«audience partners 300 { ring resellers 10%  ring others }»
flag new-cart { «owner "payments"» «remove by 2027-03-01» }
«flag other { owner "search"  remove by 2027-03-01 }»

model people {
  «flag takes 5s»
  «release takes 2h»
  «fast track 5% of changes»
  bug cart {
    present 1%
    surfaces after exponential(mean 500 user-hours)
    «behind new-cart»
    «shows 5% at ring 1»
    «found 5% at each of rings 2..3»
  }
}

/// No servers.
plan launch using people {
  param few = 1%
  stage on {
    enable new-cart for internal, «5%,» 50% «of broad» «{ wait 1h }»
    enable new-cart for few «of users»
    «disable new-cart»
    «expand orders takes 10m»
    migrate orders takes 6h «fails 2% retry 3»
    «contract orders takes 10m»
    «on unhealthy disable new-cart»
  }
  channel beta «after on» for internal departs every 4w from 2026-01-13 «in "Europe/Berlin"» {
    «release to friends, users { gate health }»
    on unhealthy next train «at most 5» «then rollback»
    «on false alarm next train»
  }
  «channel stable for users departs every 1w from 2026-02-10 {}»
}

/// What if.
scenario storm for weekly {
  assume crash present 100%
  «deploy fails 5% per server»
  «at 6h us down for 2h»
}
`;

const base = 'model base { bug old { present 1%  surfaces after 200 server-hours } }';
const hours = `load\n${Array.from({ length: 24 }, (_, hour) => `${40 + hour}%\n`).join('')}`;
const files = { 'base.rollout': base, 'hours.csv': hours };
const pattern = /«([^»]*)»/g;
const sentences = [...marked.matchAll(pattern)].map(([, sentence]) => sentence ?? '');

/** The source with the n-th sentence left out. */
function without(n: number): string {
  let seen = 0;
  return marked.replaceAll(pattern, (_, sentence: string) => (seen++ === n ? ' '.repeat(sentence.length) : sentence));
}

function programOf(text: string): string {
  return JSON.stringify(checkText(text, { files }).program);
}

test('the whole source is sound', () => {
  const { program, diagnostics } = checkText(without(-1), { files });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(program.plans.map(({ name }) => name)).toEqual(['weekly', 'launch']);
  expect(program.scenarios.map(({ name }) => name)).toEqual(['storm']);
});

test.each(sentences.map((sentence, n) => [sentence.replace(/\s+/g, ' '), n] as const))('%s', (_, n) => {
  expect(programOf(without(n))).not.toBe(programOf(without(-1)));
});
