import { THEMES, themeProperties } from '../../theme/themes.ts';

const LIGHT = `color-scheme:light;${themeProperties(THEMES.light)}`;
const DARK = `color-scheme:dark;${themeProperties(THEMES.dark)}`;

/** As the reader's device has it, unless the reader says otherwise; paper is light. */
export const COLORS = `
:root{${LIGHT}}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${DARK}}}
:root[data-theme=dark]{${DARK}}
@media print{:root:root:root{${LIGHT}}}
`;
