import { type Html, html } from "../../report/html/html.ts";
import { webAddressOf } from "../../report/source-links.ts";

/** A text from outside, escaped, whose direction of writing ends with it. */
export function foreign(text: string): Html {
  return html`<bdi>${text}</bdi>`;
}

/** A text from outside, or a dash that says that there is none. */
export function foreignOrNone(text: string | null): Html {
  return text === null || text === "" ? none : foreign(text);
}

/** What stands where there is nothing to say. */
export const none = html`<span class="none"><span aria-hidden="true">–</span><span class="unseen">none</span></span>`;

/** A name as a machine reads it. */
export function foreignCode(text: string): Html {
  return html`<code><bdi>${text}</bdi></code>`;
}

/** The beginning of a commit's id, with all of it on demand. */
export function commitCode(commit: string): Html {
  return html`<code title="${commit}"><bdi>${commit.slice(0, 12)}</bdi></code>`;
}

/** A repository, as a link where its URI is an address for a browser. */
export function repositoryLink(uri: string): Html {
  const address = webAddressOf(uri);
  if (address === undefined) return foreign(uri);
  return html`<a href="${address}" rel="noreferrer"><bdi>${address.replace("https://", "")}</bdi></a>`;
}

/** Something that may be a web address, as a link where it is one that hides nothing. */
export function evidenceLink(evidence: string): Html {
  const isAddress = /^https?:\/\/[A-Za-z0-9.-]+(:\d+)?([/?#][\x21-\x7e]*)?$/.test(evidence);
  return isAddress
    ? html`<a href="${evidence}" rel="noreferrer"><bdi>${evidence}</bdi></a>`
    : foreign(evidence);
}
