/** The switch between the device's colours, light and dark. It is forgotten with the page. */
export function startThemes(page: Document): void {
  const themes = page.querySelector<HTMLElement>('.themes');
  if (themes === null) return;
  const buttons = [...themes.querySelectorAll('button')];
  for (const button of buttons) {
    button.addEventListener('click', () => {
      const { themeChoice = 'auto' } = button.dataset;
      if (themeChoice === 'auto') delete page.documentElement.dataset.theme;
      else page.documentElement.dataset.theme = themeChoice;
      for (const each of buttons) each.setAttribute('aria-pressed', String(each === button));
    });
  }
  themes.hidden = false;
}
