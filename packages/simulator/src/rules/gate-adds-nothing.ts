/** A gate that finds what others have found. */
import { shareOption } from '@rollout/language';
import { shareText } from '../checks/number-text.ts';
import { known } from '../known.ts';
import { bugsSeenBy } from './bug-sight.ts';
import { growthIn } from './growth.ts';
import { gatesOf } from './outlook.ts';
import { runRule } from './run-rule.ts';

const planOf = (gates: string): string => `topology fleet { region west { cluster web[4] { server[20] } } }
model typical {
  deploy takes 4m per server
  bug crash { present 3%  surfaces after exponential(mean 40 server-hours) }
  gate health { detects 99%  false alarm 1%  takes 5m }
}
plan weekly on fleet using typical {
  maxDown 25% per cluster
  stage first {
    deploy 1 cluster
    wait 4h
    gate health
  }
  stage rest {
    deploy remaining
    wait 4h
    gate health
  }${gates}
}
`;

export const gateAddsNothing = runRule({
  code: 'gate-adds-nothing',
  severity: 'hint',
  recommended: false,
  title: 'A gate that finds nothing new',
  options: {
    least: shareOption(0.0001, 'What a gate should find at least, of the releases that have a bug.'),
  },
  message: ({ gate, found }: { readonly gate: string; readonly found: string }) =>
    `\`${gate}\` finds ${found} of the releases that have the bug of which it finds most: what it could see has been found before.`,
  help: 'Leave it out, or put it where something may still show: each gate costs its time, and its false alarms.',
  page: {
    meaning:
      'A gate before which nothing more has been reached since the gate before it finds some bug in at least 0.01% of the releases that have it, in a run in which nothing else goes wrong and all times are their medians.',
    rationale:
      'A gate that has nothing left to find can only do harm: it takes its time, and now and then cries wolf. People learn from it that alarms ' +
      'are false. In a model with bugs that show late, or in places that come late, it will find something; if there are such bugs, the model should say so.',
    raises: planOf(`
  stage again {
    run "report" takes 5m
    gate health
    run "another report" takes 5m
    gate health
  }`),
    avoids: planOf(''),
    sources: [
      {
        title: 'Google: Site Reliability Engineering, chapter 6 (alerts that are never actionable)',
        url: 'https://sre.google/sre-book/monitoring-distributed-systems/',
      },
    ],
  },
  check: ({ machine, sources, calm, outlook }, { least }, report) => {
    const found = outlook();
    if (found === null) return;
    const growth = growthIn(machine, calm()?.log ?? []);
    /** By sentence: what its runnings find of each bug. null: something more had been reached before one of them. */
    const bySentence = new Map<string, { readonly gate: number; readonly finds: number[] } | null>();
    let before = Number.NEGATIVE_INFINITY;
    let next = 0;
    for (const [place, gate] of gatesOf(found)) {
      const { at } = known(found.looks[place]);
      const { source } = known(machine.steps[gate]);
      const own = bySentence.get(source) ?? { gate, finds: found.bugs.map(() => 0) };
      let isNew = false;
      for (; next < growth.length && known(growth[next]).at < at; next++) isNew ||= known(growth[next]).at >= before;
      bySentence.set(source, isNew || bySentence.get(source) === null ? null : own);
      found.bugs.forEach((bug, b) => {
        own.finds[b] = known(own.finds[b]) + known(bug.found[place]);
      });
      before = at;
    }
    for (const own of bySentence.values()) {
      const most = Math.max(0, ...(own?.finds ?? []));
      if (own === null || most >= least || bugsSeenBy(machine, own.gate).length === 0) continue;
      const finding = { gate: known(machine.steps[own.gate]).text, found: most > 0 ? shareText(most) : 'none' };
      report(finding, known(sources.steps[own.gate]));
    }
  },
});
