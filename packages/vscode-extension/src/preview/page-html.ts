export interface PageParts {
  /** Unlike any other, and known to nobody before. */
  readonly nonce: string;
  /** Where the page's script is. */
  readonly script: string;
}

/**
 * The preview's page: nothing but a place for its script to work in. The policy lets that one script run, and nothing be asked for or sent anywhere: styles are
 * set by the script itself, pictures are elements of the page.
 */
export function pageHtml({ nonce, script }: PageParts): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rollout preview</title>
</head>
<body>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
