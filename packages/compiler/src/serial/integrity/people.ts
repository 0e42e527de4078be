import type { Machine } from '../../machine/machine.ts';
import type { Report } from './report.ts';

const WEEK = 604_800_000;
const DAYS_A_WEEK = 7;
/** A change lands within 520 weeks, or within as many of the longest period of a train as make whole weeks: at most seven. */
const LONGEST_LANDING = 520 * WEEK;

/** Rings that widen up to the whole audience, flags of different names, a landing that trains ask for. */
export function checkPeople({ audience, flags, start, landing, steps, numbers }: Machine, report: Report): void {
  const ringNames = new Set<string>();
  audience?.rings.forEach(({ name, users }, index) => {
    const { rings } = audience;
    if (users < (rings[index - 1]?.users ?? 1))
      report(`/audience/rings/${index}/users`, 'is less than the ring before');
    if (index === rings.length - 1 && users !== audience.users)
      report(`/audience/rings/${index}/users`, 'is not all of the audience');
    if (ringNames.has(name)) report(`/audience/rings/${index}/name`, 'is that of another too');
    ringNames.add(name);
  });
  const flagNames = new Set<string>();
  flags.forEach(({ name }, index) => {
    if (flagNames.has(name)) report(`/flags/${index}/name`, 'is that of another too');
    flagNames.add(name);
  });
  numbers.bugs.forEach(({ behind, unit, shows }, index) => {
    const where = `/numbers/bugs/${index}`;
    if (behind !== null && behind >= flags.length) report(`${where}/behind`, 'is no flag of the machine');
    if (audience !== null) return;
    if (behind !== null) report(`${where}/behind`, 'asks for an audience');
    if (unit === 'user-hours') report(`${where}/unit`, 'asks for an audience');
    if (shows.some(({ level }) => level === 'ring')) report(`${where}/shows`, 'asks for an audience');
  });
  let longest = 0;
  for (const step of steps) {
    if (step.kind === 'clock' && step.until.kind === 'train') longest = Math.max(longest, step.until.every);
  }
  if (landing > 0 && start !== null) report('/landing', 'is not 0, though the start is said');
  else if (landing > 0 && longest === 0) report('/landing', 'is not 0, though no train leaves');
  else if (landing > Math.max(LONGEST_LANDING, DAYS_A_WEEK * longest))
    report('/landing', 'is longer than any train takes');
}
