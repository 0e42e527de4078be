// Made of packages/cli/templates/canary.rollout.
export default `// A service behind a load balancer. A few servers first, compared with as many old ones; then a cluster, a region, the rest.
// Put your own fleet and numbers in the place of these: every figure that \`rollout simulate\` gives rests on them.

/// Three regions of web clusters. The smallest goes first: whoever finds a bug, it is not most of your users.
topology fleet {
  region ap-south { cluster web[2] { server[50] } }
  region eu-west { cluster web[2] { server[100] } }
  region us-east { cluster web[4] { server[100] } }
}

/// What it has to carry, and how much more a server can: while some are down, the others carry their load.
service web {
  runs on all
  load 14_000 requests/s
  headroom 60% per region
}

/// What the gates look at: two metrics beside the servers that still run the old version, one against a bound.
health standard {
  metric error-rate { bad when higher  compare to baseline  weight 50 }
  metric latency-p99 { bad when higher  compare to baseline  weight 30 }
  metric saturation { bad when higher  threshold 80%  weight 20  critical }
}

/// Once there is no old version left to compare with: what users were promised.
health promised {
  metric error-rate { bad when higher  threshold 0.7% }
  metric latency-p99 { bad when higher  threshold 200ms }
}

/// How long things take, what the metrics read, and which bugs a release may carry. \`rollout calibrate\` makes such numbers
/// from a release log.
model numbers {
  deploy takes 4m per server
  rollback takes 90s per server

  metric error-rate is normal(mean 0.5%, sd 0.1%)
  metric latency-p99 is normal(mean 180ms, sd 15ms)
  metric saturation is normal(mean 55%, sd 5%)

  /// One release in fifty: one request in two million sets it off, and from then on errors nearly double.
  bug errors {
    present 2%
    surfaces after exponential(mean 2_000_000 requests)
    moves error-rate to normal(mean 0.9%, sd 0.2%)
  }

  /// A cache that fills: slower by a sixth once five million requests have been through.
  bug slow {
    present 3%
    surfaces after exponential(mean 5_000_000 requests)
    moves latency-p99 to normal(mean 210ms, sd 20ms)
  }

  gate promised { takes 30m }
}

/// Ten servers, a cluster, two regions, the world: each step is looked at before the next.
plan canary of web on fleet using numbers {
  /// How long the new version runs before anybody looks: \`rollout simulate --set bake=4h\` shows what another bake would change.
  param bake = 2h in 30m..12h

  maxDown 20% per cluster
  // A bug that escapes is out for about so long before somebody finds it.
  horizon 1w

  /// Ten servers of the smallest region, compared with ten old ones.
  stage canary {
    deploy 10 servers in ap-south/web-1
    wait bake
    gate canary standard for 30m
  }

  stage cluster {
    deploy remaining in ap-south/web-1
    wait bake
    gate canary standard for 30m
  }

  /// A second kind of users, before it is everywhere.
  stage region {
    deploy remaining in ap-south
    deploy 1 cluster in eu-west
    wait bake
    gate canary standard for 30m
  }

  /// Whatever is left, region by region.
  stage world {
    each region in remaining {
      deploy here by cluster
      wait bake
      gate promised
    }
  }

  on unhealthy rollback

  // What you promise: \`rollout test\` says whether the plan keeps it, and fails the build when a change breaks it.
  expect p95(duration) <= 1d
  expect P(escape given any bug) < 0.1%
  expect P(rollback) < 7%
}
`;
