import type { Refusal } from "../record/verification.ts";
import { printable } from "./printable.ts";

/** What a record says, as far as somebody who signs it has to know. */
type Signed = {
  readonly outcome: string;
  readonly recordId: string;
  readonly repository: { readonly uri: string };
  readonly environment: { readonly from: string; readonly to: string };
  readonly source: { readonly commit: string };
  readonly checks: readonly { readonly id: string; readonly status: string }[];
  readonly finishedAt: string;
  readonly expiresAt: string;
};

/** What is about to be signed, for the person whose key signs it. */
export function cosigningText(record: string, signed: Signed, key: string): string {
  const { environment, source, repository, checks } = signed;
  const statuses = checks.map(({ id, status }) => `${id} ${status}`).join(", ");
  const lines = [
    `Signing ${record}:`,
    `  commit      ${source.commit}`,
    `  repository  ${repository.uri}`,
    `  promotion   ${environment.from} -> ${environment.to}`,
    `  outcome     ${signed.outcome}: ${statuses}`,
    `  made        ${signed.finishedAt}, expires ${signed.expiresAt}`,
    `  record      ${signed.recordId}`,
    `  with        ${key}`,
  ];
  return `${lines.map(printable).join("\n")}\n`;
}

/** Why a record is not signed. */
export function refusedText(record: string, refusals: readonly Refusal[]): string {
  const lines = [
    `NOT SIGNED  ${record} would authorise nothing.`,
    ...refusals.map(({ code, message }) => `  ${code.padEnd(17)} ${message}`),
  ];
  return `${lines.map(printable).join("\n")}\n`;
}
