/** A plan that moves people by every lever, with trains, a schema and much that goes wrong. */
export const PEOPLE_PLAN = `
topology fleet {
  region west { cluster a { server[12] } cluster b { server[12] } }
}

service db   { runs on a  load 100 requests/s  headroom 60% }
service shop { runs on b  needs db  load 200 requests/s  headroom 60% }

audience users 10_000 { ring internal 1%  ring early 9%  ring broad }
flag cart { owner "shop"  remove by 2027-03-01 }

model rough {
  deploy takes uniform(5m..9m) per server
  deploy fails 2% per server retry 1
  rollback takes 4m per server
  flag takes uniform(10s..50s)
  release takes exponential(mean 10m)
  fast track 10% of changes
  bug slow { present 40%  behind cart  surfaces after exponential(mean 20_000 user-hours) }
  bug leak { present 30%  surfaces after exponential(mean 60 server-hours) }
  bug odd  { shows 20% at each of rings 1..3 }
  gate health { detects 70%  false alarm 10%  takes 5m }
}

plan people of db, shop on fleet using rough {
  maxDown 25% per cluster

  stage code {
    expand db takes 10m fails 20% retry 1
    deploy all by cluster
    migrate db takes uniform(1h..3h)
    on unhealthy rollback
  }

  channel beta for internal departs every 1w from 2026-01-07 {
    wait 1d
    gate health
    on unhealthy next train at most 2 then rollback
  }

  channel stable for early departs every 2w from 2026-01-14 {
    release to 50% of broad, 100% { wait 6h  gate health }
    on unhealthy next train at most 1 then rollback this stage
  }

  stage switched {
    enable cart for internal, 100% { wait 12h  gate health }
    on unhealthy disable cart
  }

  stage last {
    contract db takes 10m
    wait 6h
    gate health
    disable cart
    on unhealthy stop
  }
}
`;
