import { html } from "../../report/html/html.ts";
import { addresses } from "./addresses.ts";
import { documentOf } from "./document.ts";
import { foreign } from "./foreign.ts";

/** What is shown where there is no page. */
export function notFoundPage(): string {
  return documentOf({
    title: "Not found",
    current: "none",
    main: html`<h1>Not found</h1>
<p class="lede">There is no such page, or the ledger has no such promotion.</p>
<p><a href="${addresses.front}">All promotions</a></p>
`,
  });
}

/** Why a page cannot be shown. */
export type PageFailure = { readonly title: string; readonly message: string };

/** What is shown in place of a page that cannot be made. */
export function errorPage({ title, message }: PageFailure): string {
  return documentOf({
    title,
    current: "none",
    main: html`<h1>${foreign(title)}</h1>
<p class="lede">${foreign(message)}</p>
<p><a href="${addresses.front}">All promotions</a></p>
`,
  });
}
