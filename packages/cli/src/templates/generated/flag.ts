// Made of packages/cli/templates/flag.rollout.
export default `// A dark launch: the code goes out to all servers behind a flag that is off; then people get it, ring by ring, and going back is a switch.
// Put your own fleet, audience and numbers in the place of these: every figure that \`rollout simulate\` gives rests on them.

/// A hundred servers in four clusters.
topology fleet {
  region main { cluster web[4] { server[25] } }
}

/// Who will have what is behind the flag, in the order in which they get it.
audience customers 1_000_000 {
  /// Your own people.
  ring staff 0.1%
  /// They have asked for it.
  ring beta 1.9%
  ring everyone
}

/// A flag is debt from its first day: say who answers for it, and when it is gone from the code.
flag new-checkout { owner "payments"  remove by 2027-12-01 }

/// How long things take, which bugs a release may carry, and how good the checks are.
model numbers {
  deploy takes 4m per server
  rollback takes 2m per server
  flag takes 30s

  /// In the new code, whether the flag is on or off.
  bug crash {
    present 2%
    surfaces after exponential(mean 50 server-hours)
  }

  /// In what the flag turns on: nobody can meet it before.
  bug double-charge {
    present 4%
    behind new-checkout
    surfaces after exponential(mean 100_000 user-hours)
  }

  gate health { detects 90%  false alarm 0.2%  takes 5m }
}

/// Two speeds: servers get the code in an afternoon, people what is behind the flag in a week.
plan flag on fleet using numbers {
  /// How long each part of the audience has it before the next.
  param look = 24h in 4h..72h

  maxDown 25% per cluster
  // A bug that escapes is out for about so long before somebody finds it.
  horizon 4w

  /// One cluster, then the others, and nobody sees anything of it.
  stage first {
    deploy 1 cluster
    wait 2h
    gate health
  }

  stage ship {
    deploy remaining by cluster
    wait 2h
    gate health
  }

  /// Then people meet it. Whatever is wrong, the flag goes off first, within half a minute; the servers follow.
  stage launch {
    enable new-checkout for staff, beta, 10%, 25%, 50%, everyone {
      wait look
      gate health
    }
  }

  on unhealthy rollback

  // What you promise: \`rollout test\` says whether the plan keeps it, and fails the build when a change breaks it.
  expect p95(duration) <= 1w
  expect P(escape of double-charge) < 0.1%
  expect P(escape of crash) < 0.1%
}
`;
