import { counted } from "../../../data/counted.ts";
import { type Html, html } from "../../../report/html/html.ts";
import type { PromotionDetails } from "../../../trail/promotion-details.ts";
import { sectionOf } from "../document.ts";
import { evidenceLink, foreign, foreignCode, foreignOrNone, none } from "../foreign.ts";
import { dayOf, timeOf } from "../moments.ts";
import { tableOf } from "../table.ts";

/** Whose word the promotion went by. */
export function confirmationsSection({ confirmations }: PromotionDetails): Html {
  if (confirmations.length === 0) return html``;
  const table = tableOf({
    caption: "Confirmations that the promotion went by",
    columns: ["Item", "Confirmed by", "At", "Evidence", "Holds until", "Signature"],
    rows: confirmations.map(({ item, by, at, evidence, expiresAt, signature }) => [
      foreignOrNone(item),
      foreignOrNone(by),
      at === null ? none : timeOf(at),
      evidence === null ? none : evidenceLink(evidence),
      expiresAt === null ? none : timeOf(expiresAt),
      foreignOrNone(signature),
    ]),
  });
  return sectionOf("confirmations", { title: "Confirmations" }, table);
}

/** The exceptions that let a finding pass. */
export function waiversSection({ waivers }: PromotionDetails): Html {
  if (waivers.length === 0) return html``;
  const table = tableOf({
    caption: "Waivers that let a finding pass",
    columns: ["Finding", "Reason", "Owner", "Last day", "Fingerprint"],
    rows: waivers.map(({ subject, rule, reason, owner, until, fingerprint }) => [
      html`${foreignCode(subject)} <span class="aside">${foreign(rule)}</span>`,
      foreign(reason),
      foreign(owner),
      dayOf(until),
      foreignCode(fingerprint),
    ]),
  });
  return sectionOf("waivers", { title: "Waivers" }, table);
}

/** The schema as the promotion saw it. */
export function schemaSection({ snapshot }: PromotionDetails): Html {
  if (snapshot === null) return html``;
  const rows: readonly (readonly [string, Html])[] = [
    ["Size", html`${counted(snapshot.objects, "object")}`],
    ["Committed snapshot", digestOrNone(snapshot.snapshot)],
    ["Staging database", digestOrNone(snapshot.database)],
    ["PostgreSQL", foreignOrNone(snapshot.serverVersion)],
    ["pg_dump", foreignOrNone(snapshot.pgDumpVersion)],
  ];
  return sectionOf("schema", { title: "Schema" }, termsOf(rows));
}

/** Terms and what they are, one below the other. */
export function termsOf(rows: readonly (readonly [string, Html])[]): Html {
  return html`<dl class="terms">
${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>\n`)}</dl>
`;
}

function digestOrNone(digest: string | null): Html {
  return digest === null ? none : foreignCode(digest);
}
