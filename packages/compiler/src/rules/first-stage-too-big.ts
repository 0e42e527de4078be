/** Too many servers before anybody looks. */
import { shareOption } from '@rollout/language';
import { weekly } from './page-example.ts';
import { type PlanSubject, planRule } from './plan-rule.ts';
import { AMAZON, CLOUDFLARE_2019, CROWDSTRIKE } from './published.ts';
import { type Move, type Stretch, stepOf } from './route/index.ts';
import { unseenWaits } from './unseen-waits.ts';
import { countText, shareText } from './words.ts';

/** One unit is the least that a stage can be, where it leaves half of the servers for the others. */
const MOST_OF_ONE = 0.5;

export const firstStageTooBig = planRule({
  code: 'first-stage-too-big',
  severity: 'warning',
  recommended: true,
  title: 'Many servers before anybody looks',
  options: {
    most: shareOption(0.1, 'Share of the servers that may have the new version before the first gate.'),
  },
  message: (args: { servers: number; share: string; most: string; looked: boolean }) =>
    `${countText(args.servers, 'server')}, ${args.share} of them all, ${args.servers === 1 ? 'has' : 'have'} the new version before ${
      args.looked ? 'the first gate' : 'anybody looks: no gate follows'
    }; ${args.most} is the most there should be.`,
  help: 'Deploy to a few first, and look: `deploy 1 cluster in …`, `wait 4h`, `gate …`; one server or one cluster is never too much.',
  page: {
    meaning:
      'The servers that are deployed to before the first gate (or approval, or wait under a watch) are at most a tenth of all, or one server, or one ' +
      'cluster of at least two. Servers that carry nothing yet, because traffic is shifted to them or the version released to people later, do not count; nor does a first stage that is small and waits, but lacks its gate: `wait-without-gate` tells of that.',
    rationale:
      'What the first stage does not show, the first stage was too small for; what it shows, all who are in it have suffered. ' +
      'Amazon’s one-box stage serves at most 10% of a region’s requests. On 2 July 2019 Cloudflare deployed a rule of its firewall to all servers ' +
      'at once, and every processor that served HTTP was exhausted for 27 minutes; on 19 July 2024 CrowdStrike sent a content update to everybody ' +
      'at once, and 8.5 million machines did not boot.',
    raises: weekly('stage all {\n  deploy all\n  wait 12h\n  gate health\n}'),
    avoids: weekly(
      'stage first {\n  deploy 1 cluster in west\n  wait 12h\n  gate health\n}\nstage all {\n  deploy remaining\n  wait 12h\n  gate health\n}',
    ),
    sources: [AMAZON, CLOUDFLARE_2019, CROWDSTRIKE],
  },
  check: (subject, { most }, report) => {
    const { layout, sources, route } = subject;
    // Nobody has it before it is released.
    if (layout.releases) return;
    const stretch = route().stretches.find(({ moves }) => moves.some(isToServers));
    const reached = stretch?.moves.findLast(isToServers);
    const to = reached?.advance?.to ?? 0;
    if (stretch === undefined || reached === undefined || to <= most || isOneUnit(subject, stretch.moves, to)) return;
    if (lacksOnlyItsGate(subject, stretch, most)) return;
    const beyond = stretch.moves.find(({ advance }) => advance?.lever === 'servers' && advance.to > most) ?? reached;
    const servers = stretch.moves.reduce(
      (sum, { advance }) => sum + (advance?.lever === 'servers' ? advance.more : 0),
      0,
    );
    const args = { servers, share: shareText(to), most: shareText(most), looked: stretch.look !== null };
    report(args, sources.steps[stepOf(beyond)] ?? sources.plan);
  },
});

const isToServers = ({ advance }: Move): boolean => advance?.lever === 'servers';

/** It would not be too big if somebody looked at the end of its first wait. */
function lacksOnlyItsGate(subject: PlanSubject, { moves }: Stretch, most: number): boolean {
  const first = unseenWaits(subject).find(({ wait }) => moves.includes(wait));
  if (first === undefined) return false;
  const before = moves.slice(0, moves.indexOf(first.wait));
  const to = before.findLast(isToServers)?.advance?.to;
  return to !== undefined && (to <= most || isOneUnit(subject, before, to));
}

/** A cluster, or part of one; or a server. */
function isOneUnit({ machine, layout }: PlanSubject, moves: readonly Move[], to: number): boolean {
  const steps = moves.filter(isToServers).flatMap((move) => move.steps);
  const [index, ...others] = steps;
  const laid = layout.steps[index ?? -1];
  const step = machine.steps[index ?? -1];
  if (others.length > 0 || laid?.kind !== 'deploy' || step?.kind !== 'deploy') return false;
  if (laid.servers === 1) return true;
  const isSmall = step.by === 'cluster' || step.by === 'rack' || step.by === 'server';
  return isSmall && laid.units.length === 1 && to <= MOST_OF_ONE;
}
