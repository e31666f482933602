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

/** Why a page cannot be shown, and what to do. */
export type PageFailure = {
  readonly title: string;
  readonly message: string;
  readonly remedy?: string | undefined;
};

/** What is shown in place of a page that cannot be made. */
export function errorPage({ title, message, remedy }: PageFailure): string {
  return documentOf({
    title,
    current: "none",
    main: html`<h1>${foreign(title)}</h1>
<p class="lede">${foreign(message)}</p>
${remedy === undefined ? "" : html`<p>${foreign(remedy)}</p>\n`}<p><a href="${addresses.front}">All promotions</a></p>
`,
  });
}
