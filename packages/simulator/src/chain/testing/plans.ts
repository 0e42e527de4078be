/** Small plans that are chains, each with something of its own. */
const FLEET = `
topology fleet {
  region west { cluster a { rack[2] { server[5] } } cluster b { rack[2] { server[5] } } }
  region east { cluster c { rack[2] { server[5] } } cluster d { rack[2] { server[5] } } }
}`;

const plan = (model: string, body: string): string =>
  `${FLEET}\nmodel numbers {\n  deploy takes 30m per server\n  rollback takes 10m per server\n${model}\n}\nplan own on fleet using numbers {\n${body}\n}\n`;

export const PLANS: Readonly<Record<string, string>> = {
  'a handler that tries again, at most so often': plan(
    `bug one { present 20%  shows 60% at cluster 1  shows 50% at each of clusters 2..3 }
     gate health { detects 70%  false alarm 10%  takes 5m }`,
    `stage first { deploy a  wait 2h  gate health }
     stage second { deploy b, c by cluster parallel 2  wait 3h  gate health }
     stage third { deploy d  wait 1h  gate health }
     on unhealthy retry at most 2 then rollback`,
  ),
  'people who are asked, and pauses': plan(
    `bug one { present 20%  shows 60% at cluster 1  shows 50% at cluster 3 }
     gate health { detects 70%  false alarm 10%  takes 5m }`,
    `horizon 12h
     stage first { deploy a  wait 2h  gate health }
     stage second {
       deploy b, c
       wait 3h
       gate health
       on unhealthy ask "on call" takes 1h continues 30% else pause for 2h then rollback this stage
     }
     stage third { deploy d  wait 1h  gate health }
     on unhealthy rollback in 20m
     on false alarm pause for 90m then retry at most 1 then stop`,
  ),
  'two gates that one handler sends back past both': plan(
    `bug one { present 20%  shows 60% at cluster 1  shows 50% at cluster 2 }
     gate quick { detects 40%  false alarm 5% }
     gate slow { detects 80%  false alarm 10%  takes 30m }`,
    `stage first { deploy a  wait 1h  gate quick  wait 2h  gate slow }
     stage second { deploy b  gate quick  gate slow  wait 10m }
     on unhealthy rollback
     on false alarm pause for 15m then retry at most 1 then continue`,
  ),
  'bugs that are found at the latest when the stage ends': plan(
    `bug one { found 20% at cluster 1  found 10% at each of clusters 2..4 }
     bug other { present 30%  shows 50% at cluster 2 }
     gate health { detects 80%  false alarm 10%  takes 5m }`,
    `stage first { deploy a }
     stage second { deploy b  wait 1h  gate health  deploy c  wait 20m }
     stage third { deploy d  wait 1h  gate health }
     on unhealthy ask "on call" takes 30m continues 50% else rollback`,
  ),
  'independent bugs, and a check that is blind to some': plan(
    `bug one { present 30%  shows 60% at cluster 1  shows 50% at cluster 3 }
     bug other { present 20%  shows 50% at cluster 2 }
     bug third { present 10%  shows 90% at cluster 2 }
     gate health { detects 70%  detects 30% of other  false alarm 10%  blind to 25% of bugs }`,
    `stage first { deploy a  wait 2h  gate health }
     stage second { deploy b  wait 3h  gate health }
     stage third { deploy c, d  wait 1h  gate health }
     on unhealthy retry at most 1 then rollback
     on false alarm continue`,
  ),
  'a person at a gate': plan(
    `bug one { present 30%  shows 60% at cluster 1 }
     gate health { detects 70%  false alarm 10% }`,
    `stage first { deploy a  wait 2h  gate health  gate approval "manager" takes 1h refuses 20% }
     stage second { deploy b, c, d  wait 3h  gate health }
     on unhealthy rollback
     on refusal retry at most 2 then stop`,
  ),
  'bugs of which there is at most one': plan(
    `at most one {
       bug one { present 3%  shows 60% at cluster 1 }
       bug other { present 2%  shows 40% at cluster 2  shows 50% at cluster 3 }
     }
     gate health { detects 70%  false alarm 10%  takes 5m }`,
    `maxDown 40% per rack
     stage first { deploy a  wait 2h  gate health }
     stage second { each cluster in b, c { deploy here  wait 1h  gate health } }
     stage third { deploy d rolling  wait 1h  gate health }
     on unhealthy rollback
     on false alarm retry at most 2 then rollback`,
  ),
  'bugs that surface by exposure': plan(
    `bug crash { present 30%  surfaces after exponential(mean 100 server-hours) }
     bug leak { present 20%  surfaces after exponential(mean 400 server-hours)  shows 30% at cluster 2 }
     gate health { detects 80%  false alarm 5%  takes 5m }`,
    `horizon 12h
     stage first { deploy a  wait 2h  gate health }
     stage second { deploy b, c  wait 3h  gate health }
     on unhealthy rollback
     on false alarm pause for 1h then retry at most 1`,
  ),
};
