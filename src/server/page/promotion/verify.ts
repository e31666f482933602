import { shellWordOf } from "../../../host/shell-word.ts";
import { type Html, html } from "../../../report/html/html.ts";
import type { PromotionDetails } from "../../../trail/promotion-details.ts";
import { addresses } from "../addresses.ts";
import { sectionOf } from "../document.ts";
import { foreignCode } from "../foreign.ts";
import { tableOf } from "../table.ts";
import { termsOf } from "./evidence.ts";

/** How a reader who trusts nothing here finds out whether the record is what the page says. */
export function verifySection(promotion: PromotionDetails): Html {
  const refused = html`<p>It refuses this record, as it does every run that is not cleared; any other reason that it gives is about the record itself.</p>\n`;
  return sectionOf(
    "verify",
    { title: "Verify" },
    html`<div class="box">
<p>This page proves nothing; the signed record does. Download <a href="${addresses.record(promotion.recordId)}" download>the record</a>, get the public key from somebody you trust, and say yourself which commit and environment you mean:</p>
<pre class="command" tabindex="0" role="region" aria-label="Command that verifies the record"><code>${commandOf(promotion)}</code></pre>
${promotion.outcome === "cleared" ? "" : refused}</div>
`,
  );
}

/** The exact command, for a POSIX shell. */
function commandOf({ file, commit, environment, repository, policy }: PromotionDetails): string {
  const name = file.split("/").at(-1) ?? file;
  const options: readonly (readonly [string, string | null])[] = [
    ["--commit", commit],
    ["--environment", environment.to],
    ["--repository", repository],
    ["--policy-digest", policy.digest],
  ];
  const words = options.flatMap(([option, value]) =>
    value === null ? [] : [`  ${option} ${shellWordOf(value)}`],
  );
  return [`promote verify ${shellWordOf(`./${name}`)}`, ...words, "  --key PUBLIC.pem"].join(
    " \\\n",
  );
}

/** All files of the record, and its place in the ledger. */
export function filesSection({ recordId, files, entry, payloadSha256 }: PromotionDetails): Html {
  const place = termsOf([
    ["Record", foreignCode(recordId)],
    ["Signed bytes", foreignCode(`sha256:${payloadSha256}`)],
    ["Entry", html`${entry.sequence} of the ledger ${foreignCode(entry.ledger.slice(0, 16))}`],
    ["Leaf", foreignCode(entry.leaf)],
  ]);
  const table = tableOf({
    caption: "Files of the record",
    columns: ["File", "Bytes", "SHA-256"],
    numbers: ["Bytes"],
    rows: files.map(({ path, bytes, sha256 }) => [
      html`<a href="${addresses.file(recordId, sha256)}" download>${foreignCode(path.split("/").at(-1) ?? path)}</a>`,
      bytes,
      foreignCode(sha256),
    ]),
  });
  return sectionOf("record", { title: "Record" }, html`${place}${table}`);
}
