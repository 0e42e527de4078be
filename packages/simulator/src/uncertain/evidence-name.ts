import type { MachineEvidence, Numbers } from '@rollout/compiler';

/** The number that it is evidence of, as the model says it: `bug crash: present`, `gate health: detects`. */
export function evidenceName({ bugs, checks }: Numbers, evidence: MachineEvidence): string {
  switch (evidence.kind) {
    case 'present':
      return `bug ${bugs[evidence.bug]?.name}: present`;
    case 'shows': {
      const bug = bugs[evidence.bug];
      const shows = bug?.shows[evidence.showing];
      if (bug === undefined || shows === undefined) throw new Error('evidence of a showing that is not there');
      const { from, to, level, found } = shows;
      const where = from === to ? `${level} ${from}` : `${level}s ${from}..${to}`;
      return `bug ${bug.name}: ${found ? 'found' : 'shows'} at ${where}`;
    }
    case 'deploy-fails':
      return `deploy fails per ${evidence.per}`;
    case 'gate-detects': {
      const [bug, ...more] = evidence.bugs;
      const alone = more.length === 0 && bugs.length > 1 ? ` of ${bugs[bug ?? 0]?.name}` : '';
      return `gate ${checks[evidence.check]?.name}: detects${alone}`;
    }
    case 'gate-false-alarm':
      return `gate ${checks[evidence.check]?.name}: false alarm`;
    case 'gate-takes':
      return `gate ${checks[evidence.check]?.name}: takes`;
    case 'deploy-takes':
    case 'rollback-takes':
    case 'repair-takes':
      return evidence.kind.replace('-', ' ');
  }
}

/** `12 of 2,400`, `194 values`. */
export function evidenceText(evidence: MachineEvidence): string {
  return 'count' in evidence
    ? `${grouped(evidence.count)} of ${grouped(evidence.of)}`
    : `${grouped(evidence.values)} values`;
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
