#include "clients/handoverctl/report/style_sheet.h"

namespace handover::ctl {

const char kStyleSheet[] =
    R"css(:root { --ink: #1a1a1a; --soft: #4d4d4d; --rule: #8a8a8a; --faint: #d5d5d5; --first: #00665f; --second: #7a4a9c; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 46rem; background: #fff; color: var(--ink);
  font: 1.0625rem/1.5 "Liberation Serif", Georgia, serif; overflow-wrap: break-word; }
h1, h2, h3, h4, table, figcaption, .kicker, .small, svg text, pre { font-family: "Liberation Sans", Arial, Helvetica, sans-serif; }
h1 { font-size: 1.9rem; line-height: 1.15; margin: 0 0 1rem; }
h2 { font-size: 1.35rem; line-height: 1.2; margin: 2.75rem 0 .75rem; padding-top: .5rem; border-top: 3px solid var(--ink); }
h3 { font-size: 1.05rem; margin: 1.75rem 0 .5rem; }
h4 { font-size: .95rem; margin: 1.25rem 0 .25rem; }
p, ul, ol { margin: 0 0 .75rem; }
.plain { margin: 0; padding: 0; list-style: none; }
a { color: inherit; }
.kicker { margin: 0 0 .25rem; font-size: .85rem; letter-spacing: .04em; text-transform: uppercase; color: var(--soft); }
.small { font-size: .85rem; color: var(--soft); }
.verdict { font-size: 1.15rem; font-weight: bold; }
.notice { border: 1px solid var(--ink); padding: .5rem .75rem; }
.wide { overflow-x: auto; margin: .75rem 0; }
figure { margin: 1.25rem 0; break-inside: avoid; }
figcaption { font-size: .85rem; line-height: 1.4; color: var(--soft); }
table { border-collapse: collapse; width: 100%; font-size: .82rem; line-height: 1.35; }
caption { text-align: left; font-weight: bold; padding: .25rem 0 .4rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .8rem .3rem 0; border-top: 1px solid var(--faint); }
th:last-child, td:last-child { padding-right: 0; }
thead th { border-top: 0; border-bottom: 1.5px solid var(--ink); vertical-align: bottom; }
tbody th { font-weight: normal; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.day { white-space: nowrap; }
ol { padding-left: 2.2rem; font-size: .9rem; }
pre { font-size: .85rem; overflow-x: auto; border: 1px solid var(--faint); padding: .5rem; white-space: pre-wrap; }
code { font-family: "Liberation Mono", monospace; }
svg { display: block; width: 100%; min-width: 34rem; height: auto; }
svg + svg { margin-top: 1.25rem; }
svg text { font-size: 12px; fill: var(--ink); }
svg .tick, svg .note { font-size: 11px; fill: var(--soft); }
svg .label { font-size: 10px; }
svg .head { font-weight: bold; }
svg .value { font-weight: bold; font-size: 12.5px; }
svg text.side-0 { fill: var(--first); }
svg text.side-1 { fill: var(--second); }
.tile { fill: #fff; }
.hatch, .counter, .grid, .axis, .edge, .link, .goal, .mark, .event, .tick-mark, .open { fill: none; }
.hatch { stroke-width: 1.8; }
.hatch.side-0 { stroke: var(--first); }
.hatch.side-1 { stroke: var(--second); }
.hatch.both, .hatch.gap { stroke: var(--soft); stroke-width: 1; }
.grid { stroke: var(--faint); }
.axis { stroke: var(--soft); }
.counter { stroke-linejoin: round; }
.counter.side-0 { stroke: var(--first); stroke-width: 4; }
.counter.side-1 { stroke: var(--second); stroke-width: 2.5; stroke-dasharray: 7 4; }
.mark { stroke-width: 1.8; fill: #fff; }
.mark.side-0 { stroke: var(--first); }
.mark.side-1 { stroke: var(--second); }
.bar { stroke: var(--ink); stroke-width: 1.2; }
.bar.side-0 { stroke: var(--first); }
.bar.side-1 { stroke: var(--second); }
.open { stroke: var(--soft); stroke-dasharray: 3 3; }
.goal { stroke: var(--ink); stroke-width: 1.6; stroke-dasharray: 5 3; }
.edge { stroke: var(--ink); stroke-dasharray: 2 3; }
.link { stroke: var(--soft); stroke-dasharray: 2 2; }
.tick-mark { stroke: var(--ink); stroke-width: 2; }
.event { stroke: var(--ink); stroke-width: 1.4; }
@media print {
  @page { size: A4; margin: 16mm 15mm; }
  html { font-size: 9.5pt; }
  body { max-width: none; padding: 0; }
  h2 { margin-top: 1.75rem; }
  h2, h3, h4, caption { break-after: avoid; }
  tr, li, article { break-inside: avoid; }
  thead { display: table-header-group; }
  tbody tr:first-child { break-before: avoid; }
  .wide { overflow: visible; }
  svg { min-width: 0; }
  a { text-decoration: none; }
}
)css";

}  // namespace handover::ctl
