/** A plan of which there is nothing to say. */
export const GOOD = `/// Twelve servers, half of a cluster at a time.
plan good on fleet using numbers {
  maxDown 50% per cluster
  stage first {
    deploy 1 cluster
    wait 24h
    gate health
  }
  stage rest {
    deploy remaining by cluster
    wait 24h
    gate health
  }
  on unhealthy rollback
  expect p95(duration) <= 3d
}

topology fleet {
  region west { cluster web[6] { server[2] } }
}

model numbers {
  deploy takes 4m per server
  rollback takes 2m per server
  bug crash {
    present 3%
    surfaces after exponential(mean 50 server-hours)
  }
  gate health { detects 95%  false alarm 0.5%  takes 5m }
}
`;

/** An error in the third line. */
export const BAD = GOOD.replace('maxDown', 'maxDwon');
