import { type createPrivateKey, generateKeyPairSync } from "node:crypto";
import type { CheckResult } from "../../src/gate/result.ts";
import {
  type BuiltRecord,
  buildRecord,
  type RecordRequest,
} from "../../src/record/build-record.ts";
import { sealStatement } from "../../src/record/envelope.ts";
import type { Content } from "../../src/record/read-content.ts";
import { pemKeySigner } from "../../src/record/signers/pem-key.ts";
import type { Signer } from "../../src/record/signers/signer.ts";
import type { Expectation } from "../../src/record/verification.ts";
import type { RecordFiles } from "../../src/record/verify-record.ts";

export const commit = "3f9c1a2b4d5e6f708192a3b4c5d6e7f8091a2b3c";
export const repository = "https://github.com/acme/shop";
const finishedAt = "2026-11-21T01:15:00.250Z";
export const shortlyAfter = new Date("2026-11-21T02:00:00Z");

export const expectation: Expectation = { commit, environment: "production" };

type Examined = Extract<CheckResult, { readonly facts: unknown }>;
type Undecided = Extract<CheckResult, { readonly fault: unknown }>;

export const passed: Examined = {
  status: "passed",
  check: "stripe-separation",
  startedAt: "2026-11-21T01:14:58.000Z",
  durationMs: 12,
  facts: { from: "staging", to: "production", ratio: 0.5 },
  findings: [],
  account: {
    headline: "2 variables differ between staging and production",
    counts: { variables: 2 },
    inputs: [{ name: "promote.yaml", sha256: "ab".repeat(32) }],
    evidence: {
      separation: [{ provider: "stripe", variable: "STRIPE_SECRET_KEY", distinct: true }],
      stripe: { variables: 2 },
    },
  },
};

export const blocked: Examined = {
  ...passed,
  status: "blocked",
  findings: [
    {
      rule: "stripe-separation/value-reused",
      severity: "blocking",
      subject: "STRIPE_SECRET_KEY",
      message: "has one value in both environments.",
      why: "Staging would charge real cards.",
      remedy: "Give staging a key of its own.",
      fingerprint: "0123456789abcdef",
    },
  ],
};

export const undecided: Undecided = {
  status: "undecided",
  check: "stripe-separation",
  startedAt: "2026-11-21T01:14:58.000Z",
  durationMs: 12,
  fault: { code: "file/unreadable", message: "It cannot be read.", remedy: "Make it readable." },
};

export const switchedOff: CheckResult = {
  status: "not-configured",
  check: "openapi-match",
  reason: "The service has no HTTP interface.",
};

/** A small run that clears, changed where a test says so. */
export function requestOf(changes: Partial<RecordRequest> = {}): RecordRequest {
  return {
    candidate: {
      project: "/srv/shop",
      repository: "/srv/shop",
      prefix: "",
      repositoryUri: repository,
      commit,
      tree: "9".repeat(40),
      ref: "refs/heads/staging",
      previousRelease: { kind: "tag", tag: "v1.4.0", tagObject: null, commit: "1".repeat(40) },
      from: "staging",
      to: "production",
    },
    results: [passed, switchedOff],
    checks: [
      { id: "stripe-separation", title: "Stripe keys are separate" },
      { id: "openapi-match", title: "The API document is current" },
    ],
    reservations: [],
    policy: {
      uri: "promote.yaml",
      commit,
      digest: `sha256:${"cd".repeat(32)}`,
      changedInHead: false,
    },
    startedAt: "2026-11-21T01:14:57.000Z",
    finishedAt,
    validForMs: 86_400_000,
    recordId: "019a9f5e-6b00-7cc3-98c4-dc0c0c07398f",
    purpose: "release-gate",
    verifier: { id: "promote-gate", version: "0.1.0", node: "v20.19.0" },
    actor: { kind: "human", id: "ada", provenBy: "asserted" },
    invocation: null,
    redact: (text) => text,
    ...changes,
  };
}

export const ed25519 = signerOf(generateKeyPairSync("ed25519").privateKey);
export const p256 = signerOf(generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey);

function signerOf(key: ReturnType<typeof createPrivateKey>): Signer {
  return pemKeySigner(key.export({ type: "pkcs8", format: "pem" }).toString(), "the test's key");
}

/** The files of a record as they would lie on disk, `record` being the one named. */
export async function filesOf(
  built: BuiltRecord,
  signer: Signer = ed25519,
  named: "bundle" | "dsse" = "bundle",
): Promise<RecordFiles> {
  const { bundle, dsse } = await sealStatement(built.statement, signer);
  const siblings = { bundle: content(bundle), dsse: content(dsse) };
  return { record: siblings[named], siblings, manifest: content(built.manifest.text) };
}

/** A whole signed record of the request, changed where a test says so. */
export function signedRecord(changes: Partial<RecordRequest> = {}): Promise<RecordFiles> {
  return filesOf(buildRecord(requestOf(changes)));
}

export function content(text: string | Uint8Array): Content {
  return { kind: "bytes", bytes: Buffer.from(text) };
}
