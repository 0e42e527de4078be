/** A plan whose names are what a page must not take for anything but names. What overrides the direction of text the language refuses; letters that run from right to left it does not. */
const LONG = 'x'.repeat(500);

export const HOSTILE_NAMES = [
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(2)</script>',
  'שלום (ירוק) world',
  LONG,
  `"><svg onload=alert(3)>`,
  '</title></style>&lt;b&gt;',
  '{{7*7}}`',
] as const;

const [image, script, reversed, long, svg, style, template] = HOSTILE_NAMES.map((name) => JSON.stringify(name));

export const HOSTILE_PLAN = `topology fleet {
  region ${image} { cluster ${script}[2] { server[10] } }
  region ${reversed} { cluster ${long} { server[10] } }
}
model ${style} {
  deploy takes 5m per server
  bug ${svg} { present 50%  surfaces after 1 server-hours }
  gate ${template} { detects 50%  takes 1m }
}
plan ${image} on fleet using ${style} {
  maxDown 50% per cluster
  stage ${script} { deploy all  wait 1h  gate ${template} }
  on unhealthy rollback
}
`;
