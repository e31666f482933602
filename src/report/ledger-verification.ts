import * as z from "zod";
import { counted } from "../data/counted.ts";
import { isWhole, type LedgerVerification } from "../ledger/ledger-verification.ts";
import { printable } from "./printable.ts";

/** A verification, and the ledger as the reader knows it. */
export type LedgerReport = { readonly ledger: string; readonly verification: LedgerVerification };

/** What `promote ledger verify --json` prints. Members may be added within a version. */
export const ledgerVerificationOutput = z
  .object({
    schemaVersion: z.literal(1),
    ledger: z.string(),
    whole: z.boolean().meta({ description: "Exit code 0; else 1." }),
    entries: z.int(),
    head: z
      .object({
        size: z.int(),
        rootHash: z.string().meta({ description: "Merkle tree hash (RFC 6962), hex." }),
        at: z.string(),
        signature: z.enum(["verified", "not-verified", "none"]),
      })
      .nullable(),
    anchor: z
      .object({ size: z.int(), rootHash: z.string() })
      .nullable()
      .meta({ description: "null: none was given, and a cut-off end would not be noticed." }),
    records: z
      .int()
      .nullable()
      .meta({ description: "Records that were read and verified; null: none was asked for." }),
    problems: z
      .array(z.object({ code: z.string(), line: z.int().nullable(), message: z.string() }))
      .meta({ description: "The first fifty." }),
    problemCount: z.int(),
    notes: z.array(z.string()).meta({ description: "What was not looked at." }),
  })
  .meta({ title: "promote ledger verify --json" });

/** The verification for a program. */
export function ledgerVerificationJson({ ledger, verification }: LedgerReport): string {
  const { problems, notes, ...rest } = verification;
  const document: z.input<typeof ledgerVerificationOutput> = {
    schemaVersion: 1,
    ledger,
    whole: isWhole(verification),
    ...rest,
    problems: [...problems],
    notes: [...notes],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** The verification for a person: the verdict first, then every problem or what is known of it. */
export function ledgerVerificationText({ ledger, verification }: LedgerReport): string {
  const { entries, problems, problemCount, notes } = verification;
  const verdict = isWhole(verification)
    ? `WHOLE  ${ledger} has ${counted(entries, "entry", "entries")}, each as it was written.`
    : `BROKEN  ${ledger}: ${counted(problemCount, "problem")} in ${counted(entries, "entry", "entries")}.`;
  const left = problemCount - problems.length;
  const lines = [
    verdict,
    ...problems.map(({ code, message }) => `  ${code.padEnd(17)} ${message}`),
    ...(left > 0 ? [`  and ${left} more`] : []),
    ...knownLines(verification),
    ...notes.map((note) => `! ${note}`),
  ];
  return `${lines.map(printable).join("\n")}\n`;
}

function knownLines({ head, anchor, records }: LedgerVerification): readonly string[] {
  const lines: string[] = [];
  if (head !== null) {
    lines.push(
      `  head     ${head.size}:${head.rootHash}, ${head.at}, ${signatureWords[head.signature]}`,
    );
  }
  if (anchor !== null) lines.push(`  anchor   ${anchor.size}:${anchor.rootHash}`);
  if (records !== null) lines.push(`  records  ${records} verified`);
  return lines;
}

const signatureWords = {
  verified: "signature verified",
  "not-verified": "signature not verified",
  none: "not signed",
} as const;
