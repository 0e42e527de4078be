/** A whole file that uses every sentence of the language at least once. */
export const samplePlan = `import { prod, "other fleet" } from "./fleet.rollout"

topology small {
  region us-west {
    located in "Portland, OR"
    timezone "America/Los_Angeles"
    datacenter pdx {
      fails 0.05%
      cluster web[4] {
        upgradeDomains 5
        label tier = pilot
        label wave = -2
        traffic 12%
        rack[10] { fails 0.35%  server[40] { fails 0.25% } }
      }
    }
  }
  zone z { cluster db[2] { maxDown 1 racks per cluster  server[3] } }
  exclusive us-east, us-west
}

topology inventory from "servers.csv"

topology devices {
  freeze 2026-12-24..2026-12-26 for us-west
  region a {
    timezone "Asia/Kolkata"
    window mon..fri 22:00..04:00 local for 10% of servers in a
    cluster b { server[9] }
  }
}

/// What users see.
service checkout {
  runs on all clusters where role == web
  needs orders-db, sessions
  load 20_000 requests/s from "load-by-hour.csv" in "Europe/Berlin"
  headroom 40% per region
}
service orders-db { load peak requests/s }

/// Everybody who shops.
audience users 2_000_000 {
  /// Those who work here.
  ring internal 0.2%
  ring early-adopters 5%
  ring broad
}

/// The new way to pay.
flag new-checkout { owner "payments"  remove by 2027-03-01 }
flag dark
retired flags old-cart, "price test"

/// What a release must not make worse.
health standard {
  /// Of all answers.
  metric error-rate { bad when higher  threshold 1%  query prometheus "rate(errors[5m])" }
  metric latency-p99 { bad when different  compare to baseline  weight 2 }
  metric saturation { bad when lower  critical }
  every 1m
  pass at 95
  marginal at 75
}

/// Numbers from last year's 212 releases.
model typical extends base {
  deploy takes lognormal(median 4m, p95 12m) per server ready after 30s
  deploy fails 0.5% per server after 10m retry 2
  rollback takes 90s per server fails 1%
  rollback fails 2%
  repair takes exponential(mean 4h) per server
  switch takes uniform(5s..10s)
  flag takes 5s
  release takes exponential(mean 2h)
  fast track 5% of changes
  metric error-rate is normal(mean 0.5%, sd 0.1%)

  /// Crashes under load: the more servers and hours, the surer it shows.
  bug crash {
    present 3%
    surfaces after exponential(mean 200 server-hours)
    only where hw == gen7 and not (wave >= 2 or os != "x y")
    downs 5% of servers
  }

  at most one {
    bug config {
      found 0.2% at cluster 1
      shows 0.1% at each of clusters 2..3
    }
    bug slow {
      surfaces after exponential(mean 100_000 requests)
      moves error-rate to normal(mean 2%, sd 0.5%)
    }
    bug dark {
      behind new-checkout
      surfaces after exponential(mean 500 user-hours)
      shows 5% at ring 1
      found 1% at each of rings 2..3
    }
  }

  gate health  { detects 95% of crash  blind to 2% of bugs  false alarm 0.5%  takes uniform(4m..6m) }
  watch health { detects 80% of crash after exponential(mean 10m)  blind to 1% of bugs  false alarm 1% per week }
  outage of each region 0.02% per day lasts mix(90% exponential(mean 1h), 10% empirical("times.csv", column "minutes"))
}

/// The weekly way out.
plan weekly of checkout, "orders db" on prod using typical {
  param soak = 24h in 1h..72h
  starts 2026-11-23 09:00 in "Europe/Berlin"

  maxDown 25% per cluster, 50% in rollback
  maxDown n servers
  maxDown 50% rounded up per rack
  maxSurge 25% rounded up per cluster
  maxSurge x
  exclusive us-east, us-west at least 24h apart
  exclusive clusters per datacenter
  exclusive (all clusters where tier == db), (2 clusters in a, b except c)
  order bar, potato per datacenter
  maxParallel 4 clusters per region
  maxRate 1_000 servers per minute
  window mon..thu, sat 09:00..16:00 in "America/Los_Angeles" for us-west, us-east
  window sun 00:00..24:00 local
  freeze 2026-12-19..2027-01-04 in "Europe/Berlin" for all clusters where tier == db
  freeze 2028-02-29..2028-02-29
  deadline 5d
  horizon 30d
  watch health

  stage first {
    /// Only one.
    deploy 1 cluster in us-west
    wait soak
    wait 1h and 100_000 requests
    wait uniform(1h..2h) and evidence requests at most 6h
    wait until confidence 99.9% at most 2d
    wait until next mon 09:00 in "Europe/Berlin"
    wait until every 2w from 2026-11-23
    gate health
    gate canary standard for 30m with 5% traffic
    gate canary standard for soak
    gate approval "SRE on call" takes exponential(mean 40m) refuses 2%
  }

  /// As confidence builds, parallelise.
  stage widen after first, "stage zero" {
    ramp 2, 4, 8 clusters in us-west { wait 4h  gate health }
    ramp to 10%, x of servers where tier == pilot
    maxDown 10% per rack
    on timeout 6h stop
  }

  parallel {
    stage a {
      each region in remaining parallel 1, 2 {
        deploy here by cluster parallel 3 batch upgradeDomain
        each upgradeDomain in all clusters in here { deploy here batch 10% }
      }
    }
    stage b {
      deploy us-east/iad/web-2, n clusters in each region, p of racks, remaining clusters largest first
      deploy all random order
      deploy 25% of clusters spread over zone batch 10
      run "backfill" takes uniform(1h..2h) fails 1% retry 3
      deploy us-west of checkout by cluster rolling
      deploy all clusters of "orders db" by cluster parallel 2 rolling 25%
      deploy p of racks in here of checkout rolling n
      deploy green to us-west, us-east of checkout
      shift traffic in us-west to 1%, x, 100% { wait 1h  gate health }
      shift traffic to 100%
      retire blue after 1h
      retire blue
    }
  }

  stage expose {
    expand orders-db takes 10m
    migrate orders-db takes uniform(4h..8h) fails 2% retry 3
    enable new-checkout for internal, 5%, x of users, 50% of early-adopters, users { wait 1d  gate health }
    enable dark for x
    disable dark
    release to internal, users { wait 1w }
    release to 100%
    contract "orders db" takes 10m
    on unhealthy disable new-checkout
  }

  /// Every four weeks.
  channel beta after expose, "stage zero" for early-adopters departs every 4w from 2026-01-13 in "UTC" {
    wait 2w
    gate health
    watch health
    on unhealthy next train at most 3 then rollback
    on marginal next train
  }
  channel stable for users departs every 28d from 2026-01-20 { }

  on unhealthy rollback
  on failures over 2% of at least 100 servers rollback this stage
  on false alarm pause for 8h then retry at most 3 then rollback in 1h
  on blocked continue
  on refusal ask "SRE on call" takes 40m continues 60% else rollback in 1h
  on marginal pause for 1h then retry at most 2 then ask "lead" takes 1h continues 5% else stop

  expect p95(duration) <= 5d
  expect p99.9(duration of completed) < soak at 99.9%
  expect P(rollback) < 5% at 90%
  expect P(completed given any bug) > x
  expect P(stop) <= 1%
  expect P(escape of crash) < 0.1%
  expect P(escape) < 0.1%
  expect P(crash found in first given crash) > 60%
  expect P(found found) > 60%
  expect P(found in "stage zero" given any) >= 60%
  expect mean(exposure to crash) < 500 server-hours
  expect sd(exposure) < 500 server-hours
  expect p99(reach of crash) <= 10% of servers
  expect max(reach of crash) <= 400 servers
  expect max(down per cluster) <= 50%
  expect min(down) == 0%
  expect exclusive us-east, us-west at 99.9%
  expect exclusive (all clusters where tier == db), (2 clusters in a, b except c)
}

/// What every plan must meet.
policy careful {
  maxDown 50% per cluster
  expect P(escape) < 0.1%
}

/// What if us-east is lost?
scenario bad-day for weekly {
  assume crash present 100%
  at 6h us-east, 2 clusters in us-west down for exponential(mean 2h)
  deploy fails 5% per server
  at most one { bug a { present 1% } }
}
`;
