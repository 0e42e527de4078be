/** A plan in which every lever is pulled, forward and back, and much goes wrong. */
export const LEVERS_PLAN = `
topology fleet {
  region west { cluster a { server[12] } cluster b { server[12] } }
  region east { cluster c { server[12] } }
}

service store { runs on a, b  load 200 requests/s from "hours.csv" in "Europe/Berlin"  headroom 60% per cluster }
service mail  { runs on c  load 10 requests/s  headroom 30% }

health standard {
  metric errors { bad when higher  threshold 3%  critical }
  metric latency { bad when higher  compare to baseline }
  every 1m
}

model rough {
  deploy takes uniform(5m..9m) per server ready after 30s
  deploy fails 4% per server after 2m retry 1
  rollback takes 4m per server
  switch takes uniform(10s..50s)
  metric errors is normal(mean 2%, sd 0.5%)
  metric latency is lognormal(median 200, p95 300)
  bug slow { present 60%  surfaces after exponential(mean 20_000 requests)  moves latency to lognormal(median 240, p95 360) }
  bug leak { present 20%  surfaces after exponential(mean 30 server-hours) }
  gate health { detects 70%  false alarm 10%  takes 5m }
  outage of each region 3% per day lasts 20m
}

plan levers of store, mail on fleet using rough {
  starts 2026-10-23 10:00 in "Europe/Berlin"
  window mon..fri 08:00..18:00 in "Europe/Berlin"
  maxDown 25% per cluster

  stage canary {
    deploy 3 servers in a
    gate canary standard for 12m with 5% traffic
    wait 5m and 9_000 requests at most 20m
    gate health
  }

  stage rolling {
    maxSurge 25% rounded up per cluster
    deploy remaining in a rolling
    wait until confidence 95% at most 6h
    gate health
    gate approval "release manager" takes exponential(mean 2h) refuses 10%
  }

  stage green after canary {
    deploy green to b
    shift traffic in b to 10%, 100% { wait 10m  gate health }
    retire blue after 30m
    wait until next mon 09:00
  }

  stage east after rolling, green { deploy c batch 3  wait 30m  gate health }

  on unhealthy rollback
  on false alarm ask "on call" takes exponential(mean 30m) continues 50% else pause for 10m then retry at most 1 then rollback
  on marginal retry at most 1 then stop
  on refusal rollback
}

scenario dark for levers { at 3h west down for 40m }
`;

/** Its file. */
export const LEVERS_FILES = {
  'hours.csv': `factor\n${Array.from({ length: 168 }, (_, hour) => (hour % 24 < 7 ? 0.4 : 1.3)).join('\n')}\n`,
};
