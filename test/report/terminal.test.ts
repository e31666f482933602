import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/gate/finding.ts";
import type {
  Predicate,
  PromotionRecord,
  RecordedCheck,
} from "../../src/record/promotion-record.ts";
import { checkOutput, checkOutputOf } from "../../src/report/check-output.ts";
import { type TerminalOptions, terminalReport } from "../../src/report/terminal.ts";

const finding: Finding = {
  rule: "schema-snapshot/object-changed",
  severity: "blocking",
  subject: "column public.payouts.amount_cents",
  message: "is not in the staging database as it is in db/schema.snapshot.sql.",
  why: "What was tested on staging is not the schema that was reviewed.",
  remedy: "Revert it on staging.",
  place: { file: "db/schema.snapshot.sql", line: 295 },
  detail: "-amount_cents integer\n+amount_cents bigint",
  fingerprint: "0123456789abcdef",
};

const passed: RecordedCheck = {
  id: "schema-snapshot",
  title: "The staging schema is the committed snapshot",
  status: "passed",
  durationMs: 1_250,
  headline: "28 objects as in the snapshot",
  counts: { objects: 28 },
  findings: [],
};
const blocked: RecordedCheck = {
  ...passed,
  status: "blocked",
  durationMs: 61_400,
  findings: [finding],
};
const undecided: RecordedCheck = {
  id: "tests-pass",
  title: "All tests pass",
  status: "undecided",
  durationMs: 12,
  findings: [],
  fault: {
    code: "process/not-found",
    message: "The program npm is not installed.",
    remedy: "Install npm.",
  },
};
const idle: RecordedCheck = {
  id: "tests-pass",
  title: "All tests pass",
  status: "not-reached",
  findings: [],
};
const off: RecordedCheck = {
  id: "stripe-separation",
  title: "Stripe keys are apart",
  status: "not-configured",
  reason: "takes no payments",
  findings: [],
};

function recordOf(
  outcome: Predicate["outcome"],
  checks: readonly RecordedCheck[],
  reservations: Predicate["reservations"] = [],
  waivers: readonly { readonly until: string }[] = [],
): PromotionRecord {
  const predicate = {
    outcome,
    checks,
    reservations,
    recordId: "01a1fbda-70d5-730a-b94e-c8214027c0e7",
    environment: { from: "staging", to: "production" },
    repository: { uri: "https://github.com/acme/shop" },
    source: {
      commit: "ab".repeat(20),
      tree: "cd".repeat(20),
      ref: "refs/heads/staging",
      previousRelease: null,
      firstRelease: true,
    },
    policy: {
      uri: "promote.yaml",
      commit: "ef".repeat(20),
      digest: `sha256:${"01".repeat(32)}`,
      changedInHead: true,
      requiredChecks: ["schema-snapshot"],
    },
    verifier: { id: "promote-gate", version: "1.2.3", node: "v22.12.0" },
    startedAt: "2026-11-21T01:15:00.000Z",
    waivers,
  };
  return { predicate } as unknown as PromotionRecord;
}

const places = {
  record: ".promote/records/R.sigstore.json",
  isSigned: true,
  logs: ".promote/logs/L",
  again: "promote check --only schema-snapshot",
};

function shown(
  record: PromotionRecord,
  options: Partial<TerminalOptions> = {},
  isSigned = true,
): string {
  const all = { colors: false, columns: 120, quiet: false, verbose: false, ...options };
  return `\n${terminalReport(record, { ...places, isSigned }, all)}`;
}

describe("the terminal report", () => {
  it("of a cleared run is a line a check and where the record lies", () => {
    expect(shown(recordOf("cleared", [passed, off]))).toMatchInlineSnapshot(`
      "
      promote 1.2.3  staging → production  https://github.com/acme/shop
      commit abababababab on staging, no previous release

      ✔ 1  The staging schema is the committed snapshot           1.3 s  28 objects as in the snapshot
      – 2  Stripe keys are apart                                         switched off: takes no payments

      CLEARED for production: commit abababababab, 1 of 2 checks passed, 1 switched off.
        record  .promote/records/R.sigstore.json
        logs    .promote/logs/L
        verify  promote verify .promote/records/R.sigstore.json --commit abababababababababababababababababababab --environment production
      "
    `);
  });

  it("of a blocked run says what, where, why and what to do", () => {
    expect(shown(recordOf("blocked", [blocked, idle]))).toMatchInlineSnapshot(`
      "
      promote 1.2.3  staging → production  https://github.com/acme/shop
      commit abababababab on staging, no previous release

      ✖ 1  The staging schema is the committed snapshot       1 min 01 s  1 blocking finding
      · 2  All tests pass                                                not reached

      ✖ column public.payouts.amount_cents is not in the staging database as it is in db/schema.snapshot.sql.
          -amount_cents integer
          +amount_cents bigint
        where   db/schema.snapshot.sql:295
        why     What was tested on staging is not the schema that was reviewed.
        remedy  Revert it on staging.
        rule    schema-snapshot/object-changed  0123456789abcdef

      BLOCKED at schema-snapshot: 0 of 2 checks passed, 1 blocked, 1 not reached.
        record  .promote/records/R.sigstore.json
        logs    .promote/logs/L
        again   promote check --only schema-snapshot
        then    promote check
      "
    `);
  });

  it("of an undecided run never says cleared", () => {
    expect(shown(recordOf("undecided", [passed, undecided]))).toMatchInlineSnapshot(`
      "
      promote 1.2.3  staging → production  https://github.com/acme/shop
      commit abababababab on staging, no previous release

      ✔ 1  The staging schema is the committed snapshot           1.3 s  28 objects as in the snapshot
      ? 2  All tests pass                                         12 ms  could not be decided

      ? tests-pass could not be decided. The program npm is not installed.
        remedy  Install npm.
        fault   process/not-found

      UNDECIDED at tests-pass: 1 of 2 checks passed, 1 undecided.
        record  .promote/records/R.sigstore.json
        logs    .promote/logs/L
        again   promote check --only schema-snapshot
        then    promote check
      "
    `);
  });

  it("of a run with a reservation says why it clears nothing", () => {
    const reservations = [
      { code: "unsigned", message: "The record is not signed (--unsigned)." },
    ] as const;
    expect(shown(recordOf("undecided", [passed], reservations), {}, false)).toMatchInlineSnapshot(`
      "
      promote 1.2.3  staging → production  https://github.com/acme/shop
      commit abababababab on staging, no previous release

      ✔ 1  The staging schema is the committed snapshot           1.3 s  28 objects as in the snapshot

      UNDECIDED, so nothing is cleared: 1 of 1 checks passed. The record is not signed (--unsigned).
        record  .promote/records/R.sigstore.json (unsigned: it authorises nothing)
        logs    .promote/logs/L
        again   promote check --only schema-snapshot
        then    promote check
      "
    `);
  });

  it("counts what is waived aloud, and shows it when verbose", () => {
    const waived = { reason: "known since 1.3", owner: "ada", until: "2026-12-03", daysLeft: 12 };
    const excused: RecordedCheck = {
      ...passed,
      counts: { objects: 28, findingsWaived: 2 },
      findings: [
        { ...finding, waived },
        { ...finding, waived },
      ],
    };
    const record = recordOf("cleared", [excused, off], [], [{ until: "2026-12-03" }]);
    expect(shown(record)).toMatchInlineSnapshot(`
      "
      promote 1.2.3  staging → production  https://github.com/acme/shop
      commit abababababab on staging, no previous release

      ✔ 1  The staging schema is the committed snapshot           1.3 s  28 objects as in the snapshot; 2 findings waived
      – 2  Stripe keys are apart                                         switched off: takes no payments

      CLEARED for production: commit abababababab, 1 of 2 checks passed, 1 switched off, 2 findings waived (the next runs out in 12 days).
        record  .promote/records/R.sigstore.json
        logs    .promote/logs/L
        verify  promote verify .promote/records/R.sigstore.json --commit abababababababababababababababababababab --environment production
      "
    `);
    expect(shown(record, { quiet: true })).toContain("2 findings waived");
    const verbose = shown(record, { verbose: true });
    expect(verbose).toContain("  waived  known since 1.3 (ada, until 2026-12-03, in 12 days)");
    const today = recordOf("cleared", [excused], [], [{ until: "2026-11-21" }]);
    expect(shown(today)).toContain("2 findings waived (the next runs out today)");
  });

  it("says why it matters once for findings that follow each other", () => {
    const other = { ...finding, subject: "column public.payouts.note" };
    const third = { ...finding, why: "Nobody reviewed it." };
    const text = shown(recordOf("blocked", [{ ...blocked, findings: [finding, other, third] }]));
    expect(text.split(finding.why)).toHaveLength(2);
    expect(text.split(finding.remedy)).toHaveLength(4);
    expect(text).toContain("  why     Nobody reviewed it.");
  });

  it("says beside what stopped the run that the mended file is not committed", () => {
    for (const code of ["uncommitted-changes", "configuration-not-committed"] as const) {
      const message = "The working tree is not the commit: db/schema.snapshot.sql.";
      expect(shown(recordOf("blocked", [blocked], [{ code, message }]))).toContain(`! ${message}`);
    }
  });

  it("says beside what stopped the run that a waiver is not committed", () => {
    const message = "promote.waivers.yaml is not the commit's: it waives nothing.";
    const reservations = [{ code: "waivers-not-committed", message }] as const;
    expect(shown(recordOf("blocked", [blocked], reservations))).toContain(`! ${message}`);
    const once = shown(recordOf("undecided", [passed], reservations));
    expect(once.split(message)).toHaveLength(2);
  });

  it("is the verdict and what stopped the run when quiet", () => {
    expect(shown(recordOf("cleared", [passed]), { quiet: true })).toMatchInlineSnapshot(`
      "
      CLEARED for production: commit abababababab, 1 of 1 checks passed.
      "
    `);
  });

  it("has counts when verbose, and goes below the titles when narrow", () => {
    const counted = { ...passed, counts: { objects: 28, setAside: 3 } };
    const text = shown(recordOf("blocked", [counted, blocked]), { verbose: true, columns: 80 });
    expect(text).toContain("     objects 28, set aside 3\n");
    expect(text).toContain("1.3 s\n     28 objects as in the snapshot\n");
  });

  it("says whose configuration was followed when it was not HEAD's", () => {
    const record = recordOf("cleared", [passed]);
    const words =
      "configuration of main (efefefefefef), changed in this commit; takes effect after it is merged";
    const options = { colors: false, columns: 120, quiet: false, verbose: false };
    const followed = { ...places, policyRef: "main" };
    expect(terminalReport(record, followed, options)).toContain(`\n${words}\n`);
    const output = JSON.parse(checkOutputOf(record, followed, { wallMs: 2, childrenMs: 1 }));
    expect(output.policy).toMatchObject({ ref: "main", message: words });
    expect(shown(record)).not.toContain("configuration of");
  });

  it("has escape sequences only when colours are wanted", () => {
    const record = recordOf("blocked", [blocked]);
    expect(shown(record)).not.toContain("\u001b[");
    expect(shown(record, { colors: true })).toContain("\u001b[31m");
  });
});

describe("the JSON output", () => {
  it("has the documented shape for every outcome", () => {
    for (const record of [
      recordOf("cleared", [passed, off]),
      recordOf("blocked", [blocked, idle]),
      recordOf("undecided", [undecided]),
    ]) {
      const text = checkOutputOf(record, places, { wallMs: 2, childrenMs: 1 });
      const { outcome, exitCode } = checkOutput.strict().parse(JSON.parse(text));
      expect(exitCode).toBe({ cleared: 0, blocked: 1, undecided: 2 }[outcome]);
    }
  });
});

describe("at a terminal of 80 columns", () => {
  const statement = "`ALTER TABLE public.payouts ALTER COLUMN amount_cents TYPE integer;`";
  const long: Finding = {
    ...finding,
    remedy: `Revert it on staging with ${statement}, which deletes nothing; if it is wanted, write the migration, then take the snapshot anew.`,
  };
  const fault = {
    code: "process/not-found",
    message: "It is not here.",
    remedy: "Install it. ".repeat(12),
  };
  const told = shown(
    recordOf("blocked", [
      { ...blocked, findings: [long] },
      { ...undecided, fault },
      { ...off, reason: "a reason of many words, ".repeat(6).trim() },
    ]),
    { columns: 80, width: 80 },
  );

  it("no line is longer than that", () => {
    expect(told.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  it("breaks sentences between words, below where they begin, and a command not at all", () => {
    expect(told).toContain(
      [
        "  remedy  Revert it on staging with",
        `          ${statement},`,
        "          which deletes nothing; if it is wanted, write the migration, then take",
        "          the snapshot anew.",
      ].join("\n"),
    );
  });
});
