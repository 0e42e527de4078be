/** Machines in which, together, every part that a machine can have is there. */
import { machineOfText, source } from './compile-text.ts';

/** Numbers of every kind, limits and handlers. */
export const FULL = machineOfText(
  source({
    fleet: `
      region west { timezone "America/Los_Angeles"  maxDown 3 clusters
        cluster a[2] { upgradeDomains 3  label hw = 7  label tier = "pilot #1"  traffic 10%  rack[2] { fails 1%  server[6] } } }
      region east { cluster b { server[10] } }
      exclusive west, east at least 1h apart`,
    model: `
      deploy fails 1% per server after 2m retry 2
      deploy fails 0.1% per rack
      rollback takes mix(90% 1m, 10% uniform(2m..3m)) per cluster fails 0.5%
      repair takes weibull(shape 2, scale 4h) per server
      at most one {
        bug one { present 1%  surfaces after exponential(mean 100 server-hours)  only where hw == 7  downs 5% of servers }
        bug two { present 2%  shows 50% at cluster 1  found 10% at each of clusters 2..3 }
      }
      gate health { detects 90%  detects 50% of one  blind to 1% of bugs  false alarm 1%  takes triangular(1m, 2m, 5m) }
      watch health { detects 80% after lognormal(median 10m, p95 1h)  false alarm 1% per week }
      outage of each region 0.1% per day lasts erlang(3, mean 2h)`,
    plan: `
      param soak = 2h in 1h..3h
      maxDown 50% per cluster, 80% in rollback
      maxDown 4 racks, 50% in rollback
      exclusive clusters per region
      order a, b
      maxParallel 2 clusters per region
      maxRate 100 servers per minute
      deadline 5d
      horizon 2d
      watch health
      on false alarm pause for 1h then retry at most 2 then rollback in 5m
      on failures over 5% of at least 10 servers continue
      on timeout 4d stop
      stage first { deploy 1 cluster in west batch upgradeDomain  wait soak  gate health  watch health  on timeout 2d rollback this stage }
      stage second { each upgradeDomain in remaining in west { deploy here batch 10%  run "check" takes 5m fails 1% retry 1 } deploy remaining batch 3 }`.replace(
      'remaining in west { deploy',
      'a-2 { deploy',
    ),
  }),
);

const HOURS = `hour,load\n${Array.from({ length: 24 }, (_, hour) => `${hour},${hour < 8 ? 0.4 : 1.2}`).join('\n')}\n`;

/** Every lever, every wait, services, the calendar, metrics, and a scenario. */
export const LEVERS = machineOfText(
  `
  service shop { runs on all clusters where role == web  needs data  load 1_000 requests/s from "hours.csv"  headroom 90% per region }
  service data { runs on all clusters where role == db  headroom 100% }
  health slo {
    metric errors { bad when higher  compare to baseline  weight 50 }
    metric cpu { bad when higher  threshold 80%  critical }
    every 30s  pass at 90  marginal at 70
  }
  ${source({
    fleet: `
      region west { timezone "America/Los_Angeles"  window mon..sun 06:00..22:00 local
        cluster web[2] { label role = web  server[10] } cluster store { label role = db  server[4] } }
      region east { timezone "Europe/Berlin"  cluster web[2] { label role = web  server[10] } }`,
    takes: '1m per server ready after 10s',
    model: `
      switch takes 10s
      metric errors is normal(mean 0.5%, sd 0.1%)
      metric cpu is normal(mean 50%, sd 5%)
      bug slow { present 5%  surfaces after exponential(mean 1_000_000 requests)  moves errors to normal(mean 1%, sd 0.1%) }
      bug crash { present 5%  surfaces after exponential(mean 100 server-hours) }
      gate health { detects 90% }`,
    plan: `
      starts 2026-11-23 09:00 in "Europe/Berlin"
      maxDown 25% per cluster
      maxSurge 100% rounded up per cluster
      window mon..sat 04:00..24:00 in "Europe/Berlin" for east
      freeze 2026-12-19..2027-01-04
      on marginal ask "SRE on call" takes 20m continues 50% else pause for 1h then rollback
      on refusal retry at most 2 then stop
      stage data { window tue..sat 00:00..24:00 local  gate approval "board" takes 6h refuses 4%  deploy all of data rolling 2 }
      stage west {
        deploy green to west of shop
        gate canary slo for 30m with 1% traffic
        shift traffic in west/web to 5%, 100% { wait 1h and 1_000 requests at most 2h  wait until confidence 50% at most 1d  gate health }
        retire blue after 1h
      }
      stage east {
        wait until next mon 09:00
        wait until every 2w from 2026-11-30
        deploy remaining rolling 50%
        wait 1h and 1_000 requests
      }`,
  }).replace('plan test', 'plan test of shop, data')}`,
  { 'hours.csv': HOURS },
);

/** Rings, flags, trains and changes of schemas, over two services of which one needs the other. */
export const PEOPLE = machineOfText(`
  audience users 2_000_000 { ring internal 0.2%  ring early-adopters 5%  ring broad }
  flag checkout { owner "payments"  remove by 2027-03-01 }
  flag search { owner "search"  remove by 2027-03-01 }
  service shop { runs on all clusters where role == web  needs data }
  service data { runs on all clusters where role == db }
  topology fleet {
    region west { cluster web[2] { label role = web  server[10] } cluster store { label role = db  server[4] } }
  }
  model quick {
    deploy takes 1m per server
    switch takes 10s
    flag takes exponential(mean 30s)
    release takes 1h
    fast track 5% of changes
    bug crash { present 5%  surfaces after exponential(mean 1_000 user-hours)  behind checkout }
    bug slow { present 5%  shows 50% at ring 2 }
    bug odd { present 1%  surfaces after exponential(mean 100 server-hours)  behind search }
    gate health { detects 90% }
  }
  plan test of shop, data on fleet using quick {
    on unhealthy disable checkout
    stage open { expand data takes 1h fails 1% retry 2  migrate data takes exponential(mean 6h) }
    stage code { deploy all of data  deploy all of shop }
    channel beta for early-adopters departs every 4w from 2026-01-13 in "Europe/Berlin" {
      wait 1w
      gate health
      on unhealthy next train at most 2 then stop
    }
    channel all for broad departs every 2w from 2026-01-20 { wait 1d }
    stage on {
      enable checkout for internal, 50% of early-adopters, 5%, 100% { wait 1d  gate health }
      enable search for 100%
      wait 1h
      disable search
      on timeout 4w pause for 1h then rollback this stage
    }
    stage end { contract data takes 1h  on unhealthy stop }
  }`);

/** It deploys nothing: a fleet of no servers. */
export const DARK = machineOfText(`
  audience users 1_000 { ring internal 2%  ring broad }
  flag checkout { owner "payments"  remove by 2027-03-01 }
  model quick {
    flag takes 10s
    bug crash { present 5%  surfaces after exponential(mean 100 user-hours)  behind checkout }
    gate health { detects 90% }
  }
  plan test using quick {
    starts 2026-11-23 09:00 in "Europe/Berlin"
    stage on { enable checkout for internal, 100% { wait 1d  gate health } }
  }`);

/** Every kind of thing that can be expected of a plan. */
export const EXPECTED = machineOfText(
  source({
    fleet: 'region west { cluster a[2] { server[4] } } region east { cluster b { server[10] } }',
    model: `
      bug one { present 1%  surfaces after exponential(mean 100 server-hours) }
      bug two { present 2%  shows 50% at cluster 1 }
      gate health { detects 90% }`,
    plan: `
      stage first { deploy west  wait 1h  gate health }
      stage second { deploy remaining }
      expect mean(duration given one) <= 5d
      expect sd(duration of completed) < 2h
      expect min(duration) > 1h
      expect p95(exposure to one) >= 1 server-hours
      expect max(exposure) < 500 server-hours
      expect p99(reach of two) <= 50% of servers at 99.9%
      expect max(down per cluster) <= 99%
      expect max(down) <= 50%
      expect P(completed) > 90%
      expect P(rollback) < 5%
      expect P(stop) < 5%
      expect P(escape) < 1%
      expect P(escape of one) < 1%
      expect P(found given any bug) > 1%
      expect P(two found in first given two) > 1%
      expect exclusive west, east`,
  }),
);
