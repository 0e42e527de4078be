// Made of packages/cli/templates/bluegreen.rollout.
export default `// Two fleets side by side: the new version comes up beside the old one, traffic moves over, and for a while going back is a switch.
// Put your own fleet and numbers in the place of these: every figure that \`rollout simulate\` gives rests on them.

/// Eighty servers in two zones, and room for eighty more beside them.
topology fleet {
  region main {
    zone a { cluster web-a { server[40] } }
    zone b { cluster web-b { server[40] } }
  }
}

/// What it has to carry, and how much more than that a server can.
service web {
  runs on all
  load 4_000 requests/s
  headroom 50%
}

/// How long things take, which bugs a release may carry, and how good the checks are.
model numbers {
  deploy takes 6m per server
  rollback takes 3m per server
  switch takes 30s

  /// Crashes under load: the more servers and hours, the surer it shows.
  bug crash {
    present 4%
    surfaces after exponential(mean 20 server-hours)
  }

  gate smoke { detects 50%  takes 5m }
  gate health { detects 95%  false alarm 0.2%  takes 10m }
}

/// Green beside blue, traffic in five steps, and a day in which going back is a switch.
plan bluegreen of web on fleet using numbers {
  /// How long each share of the traffic is watched.
  param look = 1h in 15m..4h

  // For the way back once blue is gone: until then nothing is ever down.
  maxDown 25% per cluster
  // A bug that escapes is out for about so long before somebody finds it.
  horizon 1w

  /// Green comes up beside blue. Nobody is on it yet.
  stage green {
    deploy green to all
    gate smoke
  }

  /// Traffic moves over, a little first.
  stage switch {
    shift traffic to 5%, 10%, 25%, 50%, 100% {
      wait look
      gate health
    }
  }

  /// Blue stays for a day. Until it is gone, going back takes half a minute; afterwards it is a deployment.
  stage settle {
    wait 20h
    gate health
    retire blue
  }

  on unhealthy rollback

  // What you promise: \`rollout test\` says whether the plan keeps it, and fails the build when a change breaks it.
  expect p95(duration) <= 36h
  expect P(escape of crash) < 0.1%
  expect P(rollback) < 6%
}
`;
