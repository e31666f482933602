import { type Html, html, trusted } from "./html.ts";
import { styleSourceOf } from "./style-source.ts";

type Page = {
  readonly title: string;
  /** Rules beside those of every page; our own text. */
  readonly style: string;
  /** What stands in `<body>`: landmarks. */
  readonly body: Html;
};

/** A whole page in one file: it loads nothing, runs nothing, and forbids both and every style but its own. */
export function pageOf({ title, style, body }: Page): string {
  const sheet = `${baseStyle}${style}`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${trusted(styleSourceOf(sheet))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${trusted(sheet)}</style>
</head>
<body>
${body}
</body>
</html>
`.toString();
}

/** Colours, type and measure of every page. */
export const baseStyle = `
:root {
  color-scheme: light dark;
  --paper: #fff; --raised: #f6f7f9; --ink: #1b1f26; --quiet: #59626f; --line: #dfe3e8;
  --accent: #2353c4; --added: #17683a; --changed: #8a4b00; --removed: #b3261e;
  --added-tint: #e7f5ec; --removed-tint: #fcebea;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12151a; --raised: #1a1e25; --ink: #e4e7ec; --quiet: #9aa4b2; --line: #2c323b;
    --accent: #8ab0ff; --added: #6fd394; --changed: #f0b35c; --removed: #ff938a;
    --added-tint: #13291c; --removed-tint: #331b1a;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  -webkit-text-size-adjust: 100%; overflow-wrap: anywhere;
}
code, pre { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .875em; }
code { unicode-bidi: isolate; }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; }
a { color: var(--accent); text-underline-offset: .2em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 3px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print {
  :root {
    --paper: #fff; --raised: #fff; --ink: #000; --quiet: #444; --line: #bbb; --accent: #000;
    --added: #17683a; --changed: #8a4b00; --removed: #b3261e; --added-tint: #fff; --removed-tint: #fff;
  }
}
`;
