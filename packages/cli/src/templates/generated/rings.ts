// Made of packages/cli/templates/rings.rollout.
export default `// An update for devices or desktops that people have: their order is by ring, and what finds a bug is people who use it.
// Put your own audience and numbers in the place of these: every figure that \`rollout simulate\` gives rests on them.

/// Everybody who gets the update, in the order in which they get it.
audience devices 2_000_000 {
  /// Those who work on it.
  ring staff 0.1%
  /// They have asked for it.
  ring insiders 0.9%
  /// A few of each country and each model, so that what only some of them have is met here.
  ring pilot 9%
  /// Everybody else.
  ring broad
}

/// How long things take, and which bugs a release may carry. Say here what your own release log holds.
model telemetry {
  /// Devices ask for updates a few times a day.
  release takes 4h

  /// Shows the sooner, the more people have it.
  bug battery {
    present 4%
    surfaces after exponential(mean 1_000_000 user-hours)
  }

  /// What each ring has found so far, of a hundred releases.
  bug driver {
    found 1% at ring 1
    found 2% at ring 2
    found 1% at ring 3
  }

  gate telemetry { detects 90%  false alarm 0.5%  takes 6h }
}

/// A week in each ring, because it takes that long until people have used it for everything that they do.
plan rings using telemetry {
  /// How long each ring has it before the next: \`rollout optimize\` says what others would be worth.
  param soak = 1w in 1d..2w

  // A bug that escapes is out for about so long before somebody finds it.
  horizon 8w

  stage staff {
    release to staff
    wait soak
    gate telemetry
  }

  stage insiders {
    release to insiders
    wait soak
    gate telemetry
  }

  stage pilot {
    release to pilot
    wait soak
    gate telemetry
  }

  /// Half of the rest a few days before the others: the last chance to find what only crowds find.
  stage broad {
    release to 50%, broad {
      wait 3d
      gate telemetry
    }
  }

  on unhealthy rollback
  on false alarm pause for 1d then retry at most 2

  // What you promise: \`rollout test\` says whether the plan keeps it, and fails the build when a change breaks it.
  expect p95(duration) <= 5w
  expect P(escape of battery) < 0.5%
  expect P(rollback) < 15%
}
`;
