import { type Html, html } from "../../report/html/html.ts";
import { addresses } from "./addresses.ts";
import { icon, styleSheet } from "./assets.ts";

type Document = {
  readonly title: string;
  /** Which entry of the navigation the page is of. */
  readonly current: "promotions" | "runbooks" | "none";
  /** What stands in `<main>`, its heading first. */
  readonly main: Html;
};

/** A whole page: head, navigation, what it says. */
export function documentOf({ title, current, main }: Document): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title} · promote</title>
<link rel="icon" href="${icon.path}" type="image/svg+xml">
<link rel="stylesheet" href="${styleSheet.path}">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="bar">
<a class="brand" href="${addresses.front}"><img src="${icon.path}" alt="" width="24" height="24"> promote</a>
<nav aria-label="Pages"><ul>
<li><a href="${addresses.front}"${currentOf(current === "promotions")}>Promotions</a></li>
<li><a href="${addresses.runbooks}"${currentOf(current === "runbooks")}>Runbooks</a></li>
</ul></nav>
</header>
<main id="main" tabindex="-1">
${main}</main>
<footer class="foot"><p>Read from the ledger of promotion records. This page proves nothing: the signed records do. All times are UTC.</p></footer>
</body>
</html>
`.toString();
}

function currentOf(isCurrent: boolean): Html {
  return isCurrent ? html` aria-current="page"` : html``;
}

/** A section with its heading, known to a screen reader by it. */
export function sectionOf(id: string, heading: HtmlSection, content: Html): Html {
  const { title, note } = heading;
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${note === undefined ? "" : html`<p class="note">${note}</p>\n`}${content}</section>
`;
}

type HtmlSection = { readonly title: string; readonly note?: string };
