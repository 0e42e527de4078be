/** Paper: light, without what only a screen can do, and nothing torn apart that belongs together. Of the numbers those are printed that the reader has opened. */
export const PRINT = `
@media print{
@page{margin:16mm 14mm}
html{font-size:10pt}
body{max-width:none;padding:0}
.skip,.themes,.tip,.played,details:not([open]){display:none!important}
.contents{display:none}
a{color:inherit;text-decoration:none}
p,li{orphans:3;widows:3}
.bar{margin-bottom:1rem}
.part{margin-top:1.75rem;padding-top:1.25rem}
h2,h3,figcaption{break-after:avoid}
.figure,.tiles,figcaption,tr{break-inside:avoid}
.figure{container-type:normal;margin-top:1.5rem}
.tiles{grid-template-columns:repeat(auto-fit,minmax(7rem,1fr));gap:.5rem}
.tiles>div{padding:.5rem .625rem}
.tiles dd{font-size:1.125rem}
.scroll,.figure .scroll{overflow:visible;max-height:none}
.drawing.w336,.drawing.w960{display:none}
.drawing.w640{display:block;max-width:156mm}
.drawing.w640.upright{max-width:none}
.drawing.w640.upright svg{max-height:205mm}
.source{overflow:visible;border:0;padding:0;font-size:8pt}
.source code{width:auto}
.source .l{white-space:pre-wrap}
.tiles>div,.command{border:1px solid var(--line)}
}
`;
