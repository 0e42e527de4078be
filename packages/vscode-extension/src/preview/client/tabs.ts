import type { PreviewPicture } from '@rollout/language-server';
import { PICTURES } from '../messages.ts';
import { element } from './element.ts';

const NAMES: Readonly<Record<PreviewPicture, string>> = {
  machine: 'Machine',
  timeline: 'Timeline',
  fleet: 'Fleet',
  study: 'Study',
  front: 'Front',
};

export interface Tabs {
  readonly list: HTMLElement;
  readonly show: (picture: PreviewPicture) => void;
  readonly nameOf: (picture: PreviewPicture) => string;
}

/** `panel`: id of what they are the tabs of. Arrow keys go from one to the next. */
export function createTabs(panel: string, choose: (picture: PreviewPicture) => void): Tabs {
  const tabs = PICTURES.map((picture) => {
    const attributes = { type: 'button', role: 'tab', id: `tab-${picture}`, 'aria-controls': panel };
    return { picture, tab: element('button', attributes, NAMES[picture]) };
  });
  const list = element(
    'div',
    { role: 'tablist', class: 'tabs', 'aria-label': 'Picture' },
    ...tabs.map(({ tab }) => tab),
  );
  const show = (picture: PreviewPicture): void => {
    for (const each of tabs) {
      const isChosen = each.picture === picture;
      each.tab.setAttribute('aria-selected', String(isChosen));
      each.tab.tabIndex = isChosen ? 0 : -1;
    }
  };
  for (const { picture, tab } of tabs) {
    tab.addEventListener('click', () => {
      show(picture);
      choose(picture);
    });
  }
  list.addEventListener('keydown', (event) => {
    const at = tabs.findIndex(({ tab }) => tab === document.activeElement);
    const next = nextTab(event.key, at, tabs.length);
    const found = next === null ? undefined : tabs[next];
    if (at < 0 || found === undefined) return;
    event.preventDefault();
    found.tab.focus();
    found.tab.click();
  });
  return { list, show, nameOf: (picture) => NAMES[picture] };
}

function nextTab(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
