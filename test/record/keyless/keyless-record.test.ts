import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleFromJSON } from "@sigstore/bundle";
import { TrustedRoot } from "@sigstore/protobuf-specs";
import { toSignedEntity, toTrustMaterial, Verifier } from "@sigstore/verify";
import { describe, expect, it } from "vitest";
import { preAuthenticationEncoding } from "../../../src/record/envelope.ts";
import { payloadType } from "../../../src/record/promotion-record.ts";
import { trustIn } from "../../../src/record/trust.ts";
import type { RecordFiles } from "../../../src/record/verify-record.ts";
import { verifyRecord } from "../../../src/record/verify-record.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { blocked, content, ed25519, expectation } from "../sample-run.ts";
import { keylessRecord, trustInWorkflow } from "./keyless-run.ts";
import { claimsOf, identity, issuer, sigstoreServices } from "./sigstore-services.ts";

function codesOf(
  files: RecordFiles,
  trust: Parameters<typeof verifyRecord>[2],
  expected = expectation,
) {
  const verification = verifyRecord(files, expected, trust);
  return verification.kind === "accepted" ? [] : verification.refusals.map(({ code }) => code);
}

describe("a keyless record", () => {
  it.each(["log", "both"] as const)("of the right identity verifies (%s)", async (which) => {
    const services = await sigstoreServices();
    const { files } = await keylessRecord(services, which);
    expect(verifyRecord(files, expectation, trustInWorkflow(services))).toMatchObject({
      kind: "accepted",
      record: { actor: { id: identity, provenBy: "oidc" } },
    });
  });

  it("verifies by a timestamp alone where the root knows no log, and not where it does", async () => {
    const [unlogged, logged] = [
      await sigstoreServices(claimsOf, "unlogged"),
      await sigstoreServices(),
    ];
    const { files, bundle } = await keylessRecord(unlogged, "timestamp");
    expect(JSON.parse(bundle).verificationMaterial.tlogEntries).toBeUndefined();
    expect(codesOf(files, trustInWorkflow(unlogged))).toEqual([]);
    const { files: unwitnessed } = await keylessRecord(logged, "timestamp");
    expect(codesOf(unwitnessed, trustInWorkflow(logged))).toEqual(["SIG_INVALID"]);
  });

  it("has exactly the members of the format", async () => {
    const { bundle, dsse } = await keylessRecord(await sigstoreServices(), "both");
    const read = JSON.parse(bundle);
    const { verificationMaterial: material } = read;
    expect(Object.keys(read)).toEqual(["dsseEnvelope", "mediaType", "verificationMaterial"]);
    expect(Object.keys(material)).toEqual([
      "certificate",
      "timestampVerificationData",
      "tlogEntries",
    ]);
    expect(Object.keys(material.tlogEntries[0])).toEqual([
      "canonicalizedBody",
      "inclusionPromise",
      "inclusionProof",
      "integratedTime",
      "kindVersion",
      "logId",
      "logIndex",
    ]);
    expect(read.dsseEnvelope.signatures).toEqual([{ sig: expect.any(String) }]);
    expect(JSON.parse(dsse)).toEqual(read.dsseEnvelope);
  });

  it("that is blocked authorises nothing", async () => {
    const services = await sigstoreServices();
    const { files } = await keylessRecord(services, "log", { results: [blocked] });
    expect(codesOf(files, trustInWorkflow(services))).toEqual(["OUTCOME"]);
  });

  it("is refused by other authorities", async () => {
    const [services, others] = [await sigstoreServices(), await sigstoreServices()];
    const { files } = await keylessRecord(services, "both");
    const verification = verifyRecord(files, expectation, trustInWorkflow(others));
    expect(verification).toMatchObject({
      refusals: [
        { code: "SIG_INVALID", message: expect.stringMatching(/do not hold: \w[^;]+\.$/) },
      ],
    });
  });

  it("is refused beside the envelope or the manifest of another run", async () => {
    const services = await sigstoreServices();
    const [one, other] = [await keylessRecord(services), await keylessRecord(services)];
    const trust = trustInWorkflow(services);
    const siblings = { ...one.files.siblings, dsse: content(other.dsse) };
    expect(codesOf({ ...one.files, siblings }, trust)).toEqual(["MALFORMED"]);
  });

  it("is not verified by its bare envelope, and the reader is told which file to name", async () => {
    const services = await sigstoreServices();
    const { files, dsse } = await keylessRecord(services);
    const verification = verifyRecord(
      { ...files, record: content(dsse) },
      expectation,
      trustInWorkflow(services),
    );
    expect(verification).toMatchObject({
      refusals: [{ code: "KEY_UNTRUSTED", message: expect.stringContaining(".sigstore.json") }],
    });
  });

  it("is refused where only a key is trusted", async () => {
    const { files } = await keylessRecord(await sigstoreServices());
    expect(codesOf(files, trustIn(ed25519.publicKey, "a key", new Date()))).toEqual([
      "KEY_UNTRUSTED",
    ]);
  });

  it.each(["log", "both"] as const)("is judged by the time that is proven (%s)", async (which) => {
    const services = await sigstoreServices();
    const { files } = await keylessRecord(services, which);
    const [past, future] = [new Date(Date.now() - 60_000), new Date(Date.now() + 60_000)];
    const codes = (changes: object) => codesOf(files, trustInWorkflow(services, changes));
    expect(codes({ validUntil: past })).toEqual(["KEY_EXPIRED"]);
    expect(codes({ validFrom: future })).toEqual(["KEY_EXPIRED"]);
    expect(codes({ revoked: { at: past, reason: "the workflow was taken over" } })).toEqual([
      "KEY_REVOKED",
    ]);
    expect(codes({ validFrom: past, validUntil: future })).toEqual([]);
  });
});

describe("the identity of a keyless record", () => {
  it("is judged by its own terms where others of the same root are trusted, too", async () => {
    const services = await sigstoreServices();
    const { files } = await keylessRecord(services);
    const revoked = { revoked: { at: new Date(0), reason: "it was taken over" } };
    const trusting = (own: object, others: object) => {
      const trust = trustInWorkflow(services, own);
      const [before, after] = ["other", "mallory"].map(
        (name) => trustInWorkflow(services, { name, identity: name, ...others }).signers,
      );
      return { ...trust, signers: [...(before ?? []), ...trust.signers, ...(after ?? [])] };
    };
    expect(codesOf(files, trusting({}, revoked))).toEqual([]);
    expect(codesOf(files, trusting(revoked, {}))).toEqual(["KEY_REVOKED"]);
    const { signing } = verifyRecord(files, expectation, trusting({}, {}));
    expect(signing?.signatures.map(({ signer }) => signer?.name)).toEqual(["the workflow"]);
  });

  const prefix = "https://github.com/acme/shop/.github/workflows/release.yml";

  it.each([
    ["a pull request of the workflow", { identity: `${prefix}@refs/pull/7/merge` }],
    ["a repository with the same prefix", { identity: identity.replace("shop/", "shop-evil/") }],
    ["the same prefix", { identity: prefix }],
    ["more after it", { identity: `${identity}s` }],
    ["metacharacters", { identity: "https://github.com/acme/.*" }],
    ["all of a pattern", { identity: `^${identity}$` }],
    ["a dot for any character", { identity: identity.replace("release.yml", "release.y.l") }],
    ["letters that look alike", { identity: identity.replace("acme", "\u0430cme") }],
    ["another case", { identity: identity.toUpperCase() }],
    ["a space after it", { identity: `${identity} ` }],
    ["nobody", { identity: "" }],
    ["another issuer", { issuer: "https://accounts.google.com" }],
    ["an issuer with the same prefix", { issuer: `${issuer}/acme` }],
    ["a pattern of issuers", { issuer: "https://.*" }],
  ])("is refused when %s is expected", async (_, changes) => {
    const services = await sigstoreServices();
    const { files } = await keylessRecord(services);
    expect(codesOf(files, trustInWorkflow(services, changes))).toEqual(["KEY_UNTRUSTED"]);
  });

  it.each([
    ["a pull request", "acme/shop/.github/workflows/release.yml@refs/pull/7/merge"],
    ["another repository", "acme/shop-evil/.github/workflows/release.yml@refs/heads/main"],
    ["another workflow", "acme/shop/.github/workflows/release.yml.yml@refs/heads/main"],
  ])("is refused when %s has signed", async (_, job_workflow_ref) => {
    const services = await sigstoreServices(() => claimsOf({ job_workflow_ref }));
    const { files } = await keylessRecord(services);
    expect(codesOf(files, trustInWorkflow(services))).toEqual(["KEY_UNTRUSTED"]);
  });

  it("is a person's e-mail address, whose certificate names no repository and no commit", async () => {
    const [ada, email_verified] = ["ada@example.com", true];
    const unnamed = { repository: undefined, sha: undefined, job_workflow_ref: undefined };
    const services = await sigstoreServices(() =>
      claimsOf({ ...unnamed, email: ada, email_verified, san: ada }),
    );
    const { files } = await keylessRecord(services);
    const codes = (who: string) => codesOf(files, trustInWorkflow(services, { identity: who }));
    expect(codes(ada)).toEqual([]);
    for (const other of [identity, "mallory@example.com", "a@example.com", `${ada}.org`])
      expect(codes(other)).toEqual(["KEY_UNTRUSTED"]);
  });

  it("is refused when another issuer has proven it", async () => {
    const services = await sigstoreServices(() => claimsOf({ iss: "https://issuer.example" }));
    const { files } = await keylessRecord(services);
    expect(codesOf(files, trustInWorkflow(services))).toEqual(["KEY_UNTRUSTED"]);
  });

  it("is refused when the record names another actor", async () => {
    const services = await sigstoreServices();
    const actor = { kind: "workflow", id: "someone else", provenBy: "oidc" } as const;
    await expect(keylessRecord(services, "log", { actor })).rejects.toMatchObject({
      code: "signing/certificate-unfit",
    });
  });
});

describe("verifiers that are not ours", () => {
  it("@sigstore/verify accepts the bundle", async () => {
    const services = await sigstoreServices();
    const { bundle } = await keylessRecord(services, "both");
    const root = TrustedRoot.fromJSON(JSON.parse(services.trustedRoot()));
    const verifier = new Verifier(toTrustMaterial(root), { timestampThreshold: 2 });
    const signer = verifier.verify(toSignedEntity(bundleFromJSON(JSON.parse(bundle))));
    expect(signer.identity).toMatchObject({
      subjectAlternativeName: identity,
      extensions: { issuer },
    });
  });

  it("openssl verifies the signature over the PAE with the certificate's key", async () => {
    const { bundle, built } = await keylessRecord(await sigstoreServices());
    const read = JSON.parse(bundle);
    const folder = temporaryFolder();
    const write = (name: string, data: string | Uint8Array) => {
      writeFileSync(join(folder, name), data);
      return join(folder, name);
    };
    const certificate = new X509Certificate(
      Buffer.from(read.verificationMaterial.certificate.rawBytes, "base64"),
    );
    const key = write("key.pem", certificate.publicKey.export({ type: "spki", format: "pem" }));
    const pae = write("pae", preAuthenticationEncoding(payloadType, Buffer.from(built.statement)));
    const sig = write("sig", Buffer.from(read.dsseEnvelope.signatures[0].sig, "base64"));
    const digest = ["dgst", "-sha256", "-verify", key, "-signature", sig, pae];
    expect(execFileSync("openssl", digest, { encoding: "utf8" })).toContain("Verified OK");
    const raw = ["pkeyutl", "-verify", "-pubin", "-inkey", key, "-rawin", "-in", pae];
    const pkeyutl = [...raw, "-digest", "sha256", "-sigfile", sig];
    expect(execFileSync("openssl", pkeyutl, { encoding: "utf8" })).toContain("Success");
  });
});
