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

/// Numbers from last year's 212 releases.
model typical extends base {
  deploy takes lognormal(median 4m, p95 12m) per server
  deploy fails 0.5% per server after 10m retry 2
  rollback takes 90s per server fails 1%
  rollback fails 2%
  repair takes exponential(mean 4h) per server

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
  }

  gate health  { detects 95% of crash  blind to 2% of bugs  false alarm 0.5%  takes uniform(4m..6m) }
  watch health { detects 80% of crash after exponential(mean 10m)  blind to 1% of bugs  false alarm 1% per week }
  outage of each region 0.02% per day lasts mix(90% exponential(mean 1h), 10% empirical("times.csv", column "minutes"))
}

/// The weekly way out.
plan weekly on prod using typical {
  param soak = 24h in 1h..72h

  maxDown 25% per cluster, 50% in rollback
  maxDown n servers
  exclusive us-east, us-west at least 24h apart
  exclusive clusters per datacenter
  exclusive (all clusters where tier == db), (2 clusters in a, b except c)
  order bar, potato per datacenter
  maxParallel 4 clusters per region
  maxRate 1_000 servers per minute
  deadline 5d
  horizon 30d
  watch health

  stage first {
    /// Only one.
    deploy 1 cluster in us-west
    wait soak
    gate health
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
    }
  }

  on unhealthy rollback
  on failures over 2% of at least 100 servers rollback this stage
  on false alarm pause for 8h then retry at most 3 then rollback in 1h
  on blocked continue
}
`;
