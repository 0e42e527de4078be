// Made of packages/cli/templates/waves.rollout.
export default `// Many regions in waves, as Amazon has published it: one box, one zone, the rest of one region; then a few regions, then more at once.
// "Automating safe, hands-off deployments" (Amazon Builders' Library) has the practice, "Gandalf" (NSDI '20) the numbers of the checks.
// Put your own fleet and numbers in the place of these: every figure that \`rollout simulate\` gives rests on them.

/// Nine regions of three zones. One with few users goes first.
topology fleet {
  region eu-north { zone z[3] { server[10] } }
  region ap-south { zone z[3] { server[20] } }
  region ca-central { zone z[3] { server[20] } }
  region sa-east { zone z[3] { server[20] } }
  region ap-east { zone z[3] { server[40] } }
  region eu-west { zone z[3] { server[40] } }
  region eu-central { zone z[3] { server[40] } }
  region us-west { zone z[3] { server[40] } }
  region us-east { zone z[3] { server[80] } }
}

/// How long things take, which bugs a release may carry, and how good the checks are.
model published {
  deploy takes 6m per server
  rollback takes 3m per server

  /// 39 of 1,200 region-level deployments were bad.
  bug bad-release {
    present 3.3%
    surfaces after exponential(mean 50 server-hours)
  }

  /// 2 of 39 were missed (a region has several gates), 2 of 1,200 stopped without a reason.
  gate health { detects 94.9%  false alarm 0.083%  takes 5m }
}

/// Nobody waits for the last region, everybody for the first: bakes are long where few would be hit.
plan waves on fleet using published {
  /// How long one server runs before the rest of its zone follows.
  param one-box = 1h in 30m..4h
  /// How long the first region runs before any other follows.
  param first-bake = 12h in 4h..48h
  /// How long each later wave runs before the next.
  param bake = 4h in 2h..24h

  maxDown 33% per zone
  // A bug that escapes is out for about so long before somebody finds it.
  horizon 2w

  /// One server, its zone, then the other zones, one after the other.
  stage first-region {
    deploy 1 server in eu-north
    wait one-box
    gate health
    deploy remaining in eu-north/z-1 by zone
    wait one-box
    gate health
    deploy remaining in eu-north by zone
    wait first-bake
    gate health
  }

  /// Another part of the world, alone.
  stage second-region {
    each region in ap-south {
      deploy 1 server in here
      wait one-box
      gate health
      deploy remaining in here by zone
    }
    wait bake
    gate health
  }

  /// Three more, one after the other: a bug that only some regions have is met in one of them.
  stage few {
    each region in 3 regions {
      deploy 1 server in here
      wait one-box
      gate health
      deploy remaining in here by zone
    }
    wait bake
    gate health
  }

  /// The rest two at a time, the busiest last.
  stage world {
    each region in remaining quietest first parallel 2 {
      deploy 1 server in here
      wait one-box
      gate health
      deploy remaining in here by zone
    }
    wait bake
    gate health
  }

  on unhealthy rollback

  // What you promise: \`rollout test\` says whether the plan keeps it, and fails the build when a change breaks it.
  expect p95(duration) <= 2d
  expect P(escape of bad-release) < 0.1%
  expect P(rollback) < 6%
}
`;
