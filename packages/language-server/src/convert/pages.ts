/** Addresses of pages that the server itself has: clients that know of such ask it for their text. */
export const PAGES = 'rollout-page';

export function pageOf(code: string): string {
  return `${PAGES}:/${code}.md`;
}

/** null: it is no such address. */
export function codeOfPage(uri: string): string | null {
  return /^rollout-page:\/+([a-z0-9-]+)\.md$/.exec(uri)?.[1] ?? null;
}
