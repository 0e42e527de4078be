/** Plans that are chains and whose times are random. */
const FLEET = `
topology fleet {
  region west { cluster a { rack[2] { server[5] } } cluster b { rack[2] { server[5] } } }
  region east { cluster c { rack[2] { server[5] } } cluster d { rack[2] { server[5] } } }
}`;

const plan = (model: string, body: string): string =>
  `${FLEET}\nmodel numbers {\n${model}\n}\nplan own on fleet using numbers {\n${body}\n}\n`;

export const RANDOM_PLANS: Readonly<Record<string, string>> = {
  'batches of servers, and waits as long as it takes': plan(
    `  deploy takes lognormal(median 30m, sigma 0.5) per server
     rollback takes uniform(5m..9m) per server
     bug one { present 20%  shows 60% at cluster 1  shows 50% at each of clusters 2..3 }
     gate health { detects 70%  false alarm 10%  takes exponential(mean 10m) }`,
    `maxDown 40% per cluster
     stage first { deploy a  wait uniform(1h..3h)  gate health }
     stage second { deploy b, c by cluster parallel 2  wait 3h  gate health }
     stage third { deploy d batch 3  wait 1h  gate health }
     on unhealthy pause for exponential(mean 1h) then retry at most 2 then rollback in lognormal(median 10m, sigma 0.3)
     on false alarm ask "on call" takes gamma(shape 4, scale 20m) continues 40% else retry`,
  ),
  'a bug that surfaces the sooner, the longer a wait takes': plan(
    `  deploy takes 30m per server
     rollback takes 10m per server
     bug crash { present 30%  surfaces after exponential(mean 200 server-hours) }
     gate health { detects 80%  false alarm 5% }`,
    `horizon 10h
     stage first { deploy a  wait exponential(mean 6h)  gate health }
     stage second { deploy b, c, d  wait lognormal(median 3h, sigma 0.8)  gate health }
     on unhealthy rollback`,
  ),
  'two bugs that surface while regions are deployed side by side': plan(
    `  deploy takes lognormal(median 2h, sigma 0.6) per cluster
     rollback takes 10m per server
     bug crash { present 30%  surfaces after exponential(mean 60 server-hours) }
     bug leak { present 40%  surfaces after exponential(mean 100 server-hours)  shows 30% at cluster 2 }
     gate health { detects 80%  false alarm 5%  blind to 20% of bugs }`,
    `exclusive clusters per region
     stage first { deploy a  wait 2h  gate health }
     stage second { deploy b, c, d parallel 8  wait 1h  gate health }
     on unhealthy rollback in 20m
     on false alarm pause for exponential(mean 2h) then retry at most 2`,
  ),
};
