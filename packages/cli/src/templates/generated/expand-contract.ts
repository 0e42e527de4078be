// Made of packages/cli/templates/expand-contract.rollout.
export default `// A change of a schema under services that run: the new form comes beside the old one, the services move over, the data follow, and at
// the end the old form goes, and with it the way back.
// Put your own fleet and numbers in the place of these: every figure that \`rollout simulate\` gives rests on them.

/// A database, and two services that read and write it.
topology fleet {
  region main {
    cluster db { label role = db  server[4] }
    cluster shop[2] { label role = shop  server[12] }
    cluster office { label role = office  server[6] }
  }
}

service orders-db { runs on all clusters where role == db }
service checkout { runs on all clusters where role == shop  needs orders-db }
service billing { runs on all clusters where role == office  needs orders-db }

/// How long things take, which bugs a release may carry, and how good the checks are.
model numbers {
  deploy takes 5m per server
  rollback takes 3m per server

  /// Somebody reads or writes the wrong column.
  bug wrong-column {
    present 5%
    surfaces after exponential(mean 30 server-hours)
  }

  gate health { detects 90%  false alarm 0.2%  takes 10m }
}

/// A column gets another name, and no moment comes at which a running version does not know its own.
plan expand-contract of checkout, billing on fleet using numbers {
  /// How long both forms live side by side before the old one goes.
  param soak = 48h in 24h..2w

  maxDown 50% per cluster
  // A bug that escapes is out for about so long before somebody finds it.
  horizon 4w

  /// The new column beside the old one, kept the same by the database.
  stage expand {
    expand orders-db takes 20m fails 2% retry 1
  }

  /// One service, then the other, write both, and read the new one where it is filled.
  stage office {
    deploy all of billing
    wait 12h
    gate health
  }

  stage shop {
    deploy 1 cluster of checkout
    wait 4h
    gate health
    deploy remaining of checkout
    wait 12h
    gate health
  }

  stage data {
    migrate orders-db takes 6h
    wait soak
    gate health
  }

  /// Until here everything can be taken back.
  stage contract {
    // rollout-ignore point-of-no-return: both services have run on the new column for days, and a backup is kept
    contract orders-db takes 30m
    wait 2h
    gate health
    on unhealthy stop
  }

  on unhealthy rollback

  // What you promise: \`rollout test\` says whether the plan keeps it, and fails the build when a change breaks it.
  expect p95(duration) <= 5d
  expect P(escape of wrong-column) < 0.1%
  expect P(rollback) < 8%
}
`;
