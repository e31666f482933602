import { bundleFromJSON } from "@sigstore/bundle";
import { TrustedRoot } from "@sigstore/protobuf-specs";
import seeds from "@sigstore/tuf/seeds.json" with { type: "json" };
import { toSignedEntity, toTrustMaterial, VerificationError, Verifier } from "@sigstore/verify";
import { GateFault, reasonOf } from "../../../gate/fault.ts";
import type { KeylessBundle } from "./keyless-bundle.ts";
import type { RootVerdict, SigstoreRoot } from "./sigstore-root.ts";

/** The public-good instance's trusted root as it is built in; `now` tells whether it is out of date. */
export function embeddedRoot(now: Date): SigstoreRoot {
  const { targets, "root.json": tufRoot } = seeds["https://tuf-repo-cdn.sigstore.dev"];
  const { signed } = JSON.parse(textOf(tufRoot));
  const expires: string = signed.expires;
  const state = Date.parse(expires) <= now.getTime() ? "expired" : "good until";
  const origin = `the public-good root built into promote (TUF root ${signed.version}, ${state} ${expires.slice(0, 10)})`;
  return openRoot(textOf(targets["trusted_root.json"]), origin);
}

/**
 * A trusted root from the text of a `trusted_root.json`, or of several, one a line, as `gh attestation trusted-root`
 * prints them. A bundle has to satisfy one of them wholly. Throws `signing/trusted-root-unusable`.
 */
export function openRoot(text: string, origin: string): SigstoreRoot {
  const roots = documentsIn(text, origin).map((document) => verifierOf(document, origin));
  return {
    origin,
    needsLog: roots.every(({ needsLog }) => needsLog),
    verify(bundle) {
      const reasons: string[] = [];
      for (const root of roots) {
        const verdict = root.verify(bundle);
        if (verdict.kind === "verified") return verdict;
        reasons.push(verdict.reason);
      }
      return { kind: "refused", reason: [...new Set(reasons)].join("; ") };
    },
  };
}

type OneRoot = Pick<SigstoreRoot, "needsLog" | "verify">;

/** What a root has logs for is asked of every bundle: nothing that the bundle says makes less be enough. */
function verifierOf(document: unknown, origin: string): OneRoot {
  try {
    const material = toTrustMaterial(TrustedRoot.fromJSON(document));
    if (material.certificateAuthorities.length === 0) throw new Error("no certificate authority");
    const needsLog = material.tlogs.length > 0;
    const verifier = new Verifier(material, {
      tlogThreshold: needsLog ? 1 : 0,
      ctlogThreshold: material.ctlogs.length > 0 ? 1 : 0,
      timestampThreshold: 1,
    });
    return { needsLog, verify: (bundle) => verdictOf(verifier, bundle) };
  } catch (thrown) {
    throw new GateFault("signing/trusted-root-unusable", {
      source: origin,
      reason: reasonOf(thrown),
    });
  }
}

function verdictOf(verifier: Verifier, bundle: KeylessBundle): RootVerdict {
  try {
    const entity = toSignedEntity(bundleFromJSON(bundle));
    verifier.verify(entity);
    const times = entity.timestamps.map((timestamp) =>
      timestamp.$case === "timestamp-authority"
        ? timestamp.timestamp.signingTime.getTime()
        : Number(timestamp.tlogEntry.integratedTime) * 1000,
    );
    return { kind: "verified", signedAt: new Date(Math.max(...times)) };
  } catch (thrown) {
    const reason = thrown instanceof VerificationError ? reasonOf(thrown) : "it cannot be read";
    return { kind: "refused", reason };
  }
}

function documentsIn(text: string, origin: string): readonly unknown[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const isLines =
    lines.length > 1 && lines.every((line) => line.startsWith("{") && line.endsWith("}"));
  try {
    return isLines ? lines.map((line) => JSON.parse(line)) : [JSON.parse(text)];
  } catch {
    throw new GateFault("signing/trusted-root-unusable", {
      source: origin,
      reason: "it is not JSON",
    });
  }
}

function textOf(base64: string): string {
  return Buffer.from(base64, "base64").toString("utf8");
}
