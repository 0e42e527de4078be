/** Plans that are hard to draw. */
import type { Machine } from '@rollout/compiler';
import { machineOf } from '../../../testing/open-example.ts';

function planOn(fleet: string, plan: string): Machine {
  return machineOf(`
    topology fleet { ${fleet} }
    model m {
      deploy takes 5m per server
      gate health { detects 90%  false alarm 1% }
      watch health { detects 80% after 10m  false alarm 1% per week }
      bug b { surfaces after exponential(mean 100 server-hours) }
    }
    plan p on fleet using m { maxDown 50%  ${plan} }`);
}

const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index + 1)).join('\n');

const LONG = 'a name that goes on and on '.repeat(18);

/** By what is hard about them. */
export const HARD_PLANS: Readonly<Record<string, () => Machine>> = {
  'a hundred alike stages': () =>
    planOn(
      'region r[8] { cluster c[25] { server[4] } }',
      times(100, (wave) => `stage wave-${wave} { deploy 2 clusters  wait ${wave}h  gate health }`),
    ),
  'stages that differ, a thousand boxes': () =>
    planOn(
      'region r[8] { cluster c[200] { server[4] } }',
      times(
        100,
        (wave) => `stage wave-${wave} {
          ${'deploy 2 clusters  wait 1h  gate health  run "x" takes 1h fails 1% '.repeat(2)} ${'wait 1h '.repeat(wave % 3)}
        }`,
      ),
    ),
  'five stages side by side': () =>
    planOn(
      'region r[6] { cluster c[4] { server[4] } }',
      `stage first { deploy 1 cluster in r-1  wait 4h  gate health }
       ${times(5, (index) => `stage branch-${index} after first { deploy r-${index + 1}  wait 2h  gate health }`)}
       stage last after branch-1, branch-2, branch-3, branch-4, branch-5 { deploy remaining  gate health  on timeout 2d stop }`,
    ),
  'ways around other stages': () =>
    planOn(
      'region r[6] { cluster c[4] { server[4] } }',
      `stage a { deploy 1 cluster in r-1  wait 4h  gate health }
       stage b after a { deploy r-2  wait 2h  gate health  on false alarm pause for 8h then retry at most 2 }
       stage c after a { deploy r-3  wait 2h  gate health }
       stage d after b { deploy r-4  wait 2h  gate health }
       stage e after c, d { deploy remaining  wait 2h  gate health }
       stage f after a { wait 3h  gate health }`,
    ),
  'blocks in blocks': () =>
    planOn(
      'region r[2] { zone z[2] { datacenter d[2] { cluster c[2] { rack k[2] { server[4] } } } } }',
      `stage deep {
         each region in all { each zone in here parallel 2 { each datacenter in here {
           deploy 1 cluster in here  wait 1h  gate health
           each cluster in remaining in here { each rack in here { deploy here  wait 5m  gate health }  wait 1h }
         }  wait 2h  gate health } }
         wait 1d
       }`,
    ),
  'every handler': () =>
    planOn(
      'region r[4] { cluster c[4] { server[4] } }',
      `watch health
       on unhealthy rollback
       on false alarm pause for 8h then retry at most 2 then rollback in 1h
       on failures over 5% of at least 10 servers pause for 1h then retry at most 2
       on blocked pause for 3h then continue
       on timeout 30d stop
       stage a {
         deploy 1 cluster in r-1  wait 4h  gate health
         gate approval "the change advisory board" takes 6h refuses 4%
         deploy 1 cluster in r-1  run "check the books" takes 1h fails 2%  wait 1h  gate health
         on refusal ask "SRE on call" takes 20m continues 50% else stop
       }
       stage b {
         deploy remaining in r-1  wait 4h  gate health
         on unhealthy rollback this stage
         on timeout 2d ask "release manager" takes 1h continues 80% else rollback
       }
       stage c { deploy remaining  wait 4h  gate health  on unhealthy retry at most 3 then stop }`,
    ),
  'a stage of 180 steps': () =>
    planOn(
      'region r[8] { cluster c[25] { server[4] } }',
      `stage s { ${times(60, (hours) => `deploy 3 clusters  wait ${hours}h  gate health`)} }
       stage t { deploy remaining }`,
    ),
  'hostile and long names': () =>
    planOn(
      'region "<img src=x onerror=alert(1)>" { cluster c[4] { server[4] } } region "עברית"[2] { cluster d[2] { server[2] } }',
      `stage "</script><script>alert(1)</script>" { deploy "<img src=x onerror=alert(1)>"  wait 4h  gate health }
       stage "${LONG}" {
         run "${LONG}" takes 1h fails 1%  deploy 1 cluster
         gate approval "${LONG.replaceAll(' ', '')}" takes 1h refuses 1%
       }
       stage "עברית & co" {
         deploy remaining  wait 1h  gate health  on unhealthy ask "${LONG}" takes 1h continues 50% else rollback
       }`,
    ),
};
