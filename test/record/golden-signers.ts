import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openNodeHost } from "../../src/node-host/node-host.ts";
import type { RecordRequest } from "../../src/record/build-record.ts";
import { recordSuffixes } from "../../src/record/record-name.ts";
import { openKeylessSigner } from "../../src/record/signers/keyless/keyless-record-signer.ts";
import { pemKeySigner } from "../../src/record/signers/pem-key.ts";
import { keyRecordSigner, type RecordSigner } from "../../src/record/signers/record-signer.ts";
import { openSshRecordSigner } from "../../src/record/ssh/ssh-record-signer.ts";
import { jobVariables, servicesAt } from "./keyless/keyless-run.ts";
import { claimsOf, identity, issuer, sigstoreServices } from "./keyless/sigstore-services.ts";
import { commit, repository, shortlyAfter } from "./sample-run.ts";
import { mockAuthority } from "./timestamps/authorities.ts";

/** What it takes to write the golden records of a mode, and to believe them afterwards. */
type GoldenMode = {
  readonly signer: RecordSigner;
  /** What the run says that is not the sample run's. */
  readonly run: Partial<RecordRequest>;
  /** The files that prove the record each by itself, by suffix. */
  readonly proofs: readonly string[];
  /** `trust.yaml` and the files it names, written beside the record. */
  readonly trust: ReadonlyMap<string, string>;
  /** The time at which the record is verified. */
  readonly at: Date;
};

type Open = (whenDone: (close: () => void) => void) => Promise<GoldenMode>;

const keys = join(import.meta.dirname, "golden/keys");
const minute = 60_000;

/** A signer a mode. A mode that is added here gets its records with the next run of the script. */
export const goldenModes: Readonly<Record<string, Open>> = {
  "key-ed25519": () => keyMode("ed25519"),
  "key-p256": () => keyMode("p256"),
  "key-timestamped": timestampedMode,
  keyless: keylessMode,
  ssh: sshMode,
};

async function keyMode(name: "ed25519" | "p256"): Promise<GoldenMode> {
  return {
    signer: keyRecordSigner(pemKeySigner(privateKeyOf(name), "a golden key")),
    run: {},
    proofs: [recordSuffixes.dsse, recordSuffixes.bundle],
    trust: new Map([["trust.yaml", trustedKey(`${name}.public.pem`)]]),
    at: shortlyAfter,
  };
}

/** A key that is revoked when the record is verified, and was not when an authority saw its signature. */
async function timestampedMode(): Promise<GoldenMode> {
  const signed = new Date(Math.ceil(Date.now() / 1000) * 1000);
  const authority = await mockAuthority(signed);
  const key = pemKeySigner(privateKeyOf("revoked"), "a golden key");
  const trust = [
    trustedKey("revoked.public.pem").trimEnd(),
    `    revoked: { at: ${later(signed, 30).toISOString()}, reason: its laptop was lost }`,
    "timestampAuthorities:",
    "  - { name: authority, certificate: 'file:authority.pem' }",
    "",
  ];
  return {
    signer: keyRecordSigner(key, "a golden key", authority.stamp),
    run: runAt(signed),
    proofs: [recordSuffixes.bundle],
    trust: new Map([
      ["trust.yaml", trust.join("\n")],
      ["authority.pem", authority.chain],
    ]),
    at: later(signed, 60),
  };
}

/** Its services exist while it is written; their root is kept beside the record. */
async function keylessMode(whenDone: Parameters<Open>[0]): Promise<GoldenMode> {
  const services = await sigstoreServices(claimsOf, "logged", whenDone);
  const node = openNodeHost({ variables: jobVariables(services), installation: keys });
  whenDone(() => void node.close());
  const source = { repositoryUri: repository, commit };
  const signer = await openKeylessSigner(node.host, servicesAt(services, "both"), source);
  const now = new Date();
  const trust = [
    "version: 1",
    "identities:",
    "  - name: workflow",
    `    identity: ${identity}`,
    `    issuer: ${issuer}`,
    "trustedRoot: file:trusted_root.json",
    "",
  ];
  return {
    signer,
    run: { ...runAt(now), ...actorOf(signer) },
    proofs: [recordSuffixes.bundle],
    trust: new Map([
      ["trust.yaml", trust.join("\n")],
      ["trusted_root.json", services.trustedRoot()],
    ]),
    at: later(now, 60),
  };
}

/** `ssh-keygen` takes a private key that nobody else can read: a copy, as git keeps no modes. */
async function sshMode(whenDone: Parameters<Open>[0]): Promise<GoldenMode> {
  const folder = mkdtempSync(join(tmpdir(), "promote-golden-"));
  whenDone(() => rmSync(folder, { recursive: true }));
  const key = join(folder, "id");
  copyFileSync(join(keys, "ssh.test-only.private"), key);
  chmodSync(key, 0o600);
  const { PATH, HOME } = process.env;
  const node = openNodeHost({ variables: { PATH, HOME }, installation: keys });
  whenDone(() => void node.close());
  const settings = { key, identity: "golden@acme.example" };
  const signer = await openSshRecordSigner(node.host, settings, folder, "human");
  return {
    signer,
    run: actorOf(signer),
    proofs: [recordSuffixes.statement, recordSuffixes.sshSignature],
    trust: new Map([["trust.yaml", trustedKey("ssh.public")]]),
    at: shortlyAfter,
  };
}

function trustedKey(file: string): string {
  return `version: 1\nkeys:\n  - name: golden\n    publicKey: file:../keys/${file}\n`;
}

/** These keys are committed, so anyone has them: they sign golden records and nothing else. */
function privateKeyOf(name: "ed25519" | "p256" | "revoked"): string {
  return readFileSync(join(keys, `${name}.test-only.private.pem`), "utf8");
}

function actorOf({ actor }: RecordSigner): Partial<RecordRequest> {
  return actor === undefined ? {} : { actor };
}

function runAt(time: Date): Partial<RecordRequest> {
  return { startedAt: time.toISOString(), finishedAt: time.toISOString() };
}

function later(time: Date, minutes: number): Date {
  return new Date(time.getTime() + minutes * minute);
}
