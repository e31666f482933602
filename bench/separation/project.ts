import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const example = join(import.meta.dirname, "../../examples/contest-api");

/** A repository of a service whose run has steps 4, 5 and 7 by one configuration and not by the other. */
export type BenchProject = {
  readonly path: string;
  readonly configurations: { readonly without: string; readonly with: string };
  readonly variables: Readonly<Record<string, string>>;
};

const off = (id: string) => `  ${id}: { off: not part of this measurement }`;

const separation = `  stripe-separation:
    declared: { STRIPE_WEBHOOK_SECRET: { staging: test, production: live } }
    required: { always: [SESSION_KEY] }
  ingestion-separation:
    endpoints: [{ variable: INGESTION_ENDPOINT_URL, probe: node print-endpoint.mjs }]
  deployment-checklist:
    items:
      - id: rollback-procedure
        kind: document
        path: docs/runbooks/rollback.md
        sections: [Detection, Diagnosis, Recovery, Verification, Documentation]
      - { id: migrations, kind: migrations, path: db/migrations }
      - { id: queue-empty, kind: command, command: node print-zero.mjs, output: { exact: "0" } }`;

const configuration = (steps: string) => `version: 1
environments:
  staging: { suffix: _STAGING }
  production: { suffix: _PROD, dotenv: .env.production }
promotion: { from: staging, to: production }
checks:
${["schema-snapshot", "openapi-match", "breaking-changes"].map(off).join("\n")}
${steps}
  tests-pass: { command: node suite.mjs, report: stdout }
`;

/** Makes the project in an empty folder: documents and migrations of the example, programs that only print. */
export function makeProject(path: string): BenchProject {
  mkdirSync(path, { recursive: true });
  for (const folder of ["docs", "db", "src"])
    cpSync(join(example, folder), join(path, folder), { recursive: true });
  const files = {
    "without.yaml": configuration(
      ["stripe-separation", "ingestion-separation", "deployment-checklist"].map(off).join("\n"),
    ),
    "with.yaml": configuration(separation),
    ".gitignore": ".promote/\n.env.production\n",
    "suite.mjs": 'console.log("TAP version 13\\n1..1\\nok 1 - it works");\n',
    "print-zero.mjs": "console.log(0);\n",
    "print-endpoint.mjs":
      'const { NODE_ENV, INGESTION_ENDPOINT_URL_PROD: production, INGESTION_ENDPOINT_URL_STAGING: staging } = process.env;\nconsole.log(NODE_ENV === "production" ? production : staging);\n',
    ".env.production": "SESSION_KEY=session-of-production\n",
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  commit(path);
  return {
    path,
    configurations: { without: "without.yaml", with: "with.yaml" },
    variables: {
      STRIPE_API_KEY_STAGING: `sk_${"test"}_${"a1B2".repeat(12)}`,
      STRIPE_API_KEY_PROD: `sk_${"live"}_${"c3D4".repeat(12)}`,
      STRIPE_WEBHOOK_SECRET_STAGING: `whsec_${"e5F6".repeat(8)}`,
      STRIPE_WEBHOOK_SECRET_PROD: `whsec_${"g7H8".repeat(8)}`,
      SESSION_KEY_STAGING: "session-of-staging",
      INGESTION_ENDPOINT_URL_STAGING: "https://ingest.staging.example.com/v1/scores",
      INGESTION_ENDPOINT_URL_PROD: "https://ingest.example.com/v1/scores",
    },
  };
}

/** A release, and a commit after it. */
function commit(path: string): void {
  const git = (...args: string[]) =>
    execFileSync("git", [...author, ...args], { cwd: path, stdio: "pipe" });
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("commit", "--quiet", "--message=release");
  git("tag", "v1.0.0");
  git("commit", "--quiet", "--allow-empty", "--message=candidate");
}

const author = [
  ...["-c", "user.name=bench", "-c", "user.email=bench@example.com"],
  ...["-c", "commit.gpgSign=false", "-c", "tag.gpgSign=false"],
];
