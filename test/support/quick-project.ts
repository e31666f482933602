import { generateKeyPairSync } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestRepository, testRepository } from "./repository.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** A repository whose gate has one quick check, and the keys to seal and verify its runs. */
export type QuickProject = {
  readonly repository: TestRepository;
  readonly commit: string;
  readonly variables: { readonly PROMOTE_SIGNING_KEY: string };
  readonly publicKey: string;
};

const switchedOff = [
  "schema-snapshot",
  "openapi-match",
  "breaking-changes",
  "stripe-separation",
  "ingestion-separation",
  "deployment-checklist",
];

/** The quick project's configuration, with the command of `tests-pass` given. */
export function quickConfig(command: readonly string[] = ["sh", "suite.sh"]): string {
  return [
    "version: 1",
    "environments: { staging: {}, production: {} }",
    "promotion: { from: staging, to: production }",
    "checks:",
    ...switchedOff.map((id) => `  ${id}: { off: not part of this project }`),
    "  tests-pass:",
    `    command: ${JSON.stringify(command)}`,
    "    report: stdout",
    "",
  ].join("\n");
}

/** A suite in `suite.sh` of one test that passes, or fails: it starts no Node. */
export const suite = { green: suiteOf("ok", 0), red: suiteOf("not ok", 1) };

/** A `suite.mjs` that a test writes beside it is run in its place. */
function suiteOf(result: string, code: number): string {
  return `if [ -e suite.mjs ]; then exec node suite.mjs; fi
printf 'TAP version 13\\n1..1\\n${result} 1 - it works\\n'
exit ${code}
`;
}

/** Makes the project; its suite is one passing test, printed as TAP. */
export function quickProject(files: Readonly<Record<string, string | null>> = {}): QuickProject {
  const repository = testRepository();
  const keys = temporaryFolder();
  const { privateKey, publicKey } = generateKeyPairSync("ed25519", {
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
    publicKeyEncoding: { type: "spki", format: "pem" },
  });
  writeFileSync(join(keys, "key.pem"), privateKey, { mode: 0o600 });
  writeFileSync(join(keys, "key.pub"), publicKey);
  const commit = repository.commit({
    "promote.yaml": quickConfig(),
    "suite.sh": suite.green,
    ...files,
  });
  return {
    repository,
    commit,
    variables: { PROMOTE_SIGNING_KEY: `file:${join(keys, "key.pem")}` },
    publicKey: join(keys, "key.pub"),
  };
}
