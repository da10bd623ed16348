/** The look of an exported submission: readable on screen and on paper, without anything loaded. */
export const style = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
th, td { border: 1px solid #71767a; padding: 0.4rem 0.6rem; text-align: left; vertical-align: top; }
th { background: #e6e6e61a; }
tbody th { font-weight: normal; }
th small { display: block; }
th small::first-letter { text-transform: uppercase; }
td ul { margin: 0; padding-left: 1.1em; }
dl { display: grid; grid-template-columns: minmax(6rem, max-content) 1fr; gap: 0.2rem 1rem; margin: 0 0 1rem; }
dt { color: GrayText; }
dd { margin: 0; overflow-wrap: anywhere; }
:target { outline: 2px solid #005ea2; outline-offset: 0.5rem; }
.notice { border-left: 0.4rem solid #005ea2; padding: 0.4rem 0.8rem; }
.sample { border-left: 0.4rem solid #b50909; padding: 0.4rem 0.8rem; font-weight: bold; }
code { overflow-wrap: anywhere; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  a { color: inherit; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}
`;
