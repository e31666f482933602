import { GateFault } from "../../gate/fault.ts";
import type { Host } from "../../host/host.ts";
import { locateFromHome } from "../../host/locate-from-home.ts";
import type { Predicate } from "../promotion-record.ts";
import { recordSuffixes } from "../record-name.ts";
import type { RecordSigner } from "../signers/record-signer.ts";
import { sshKeygenSignature } from "./sign-with-ssh-keygen.ts";
import { parseSshSignature, type SshSignature, sshNamespace } from "./ssh-signature.ts";
import { isSshSignatureOf } from "./verify-ssh-signature.ts";

type SigningHost = Pick<Host, "environment" | "files" | "processes">;

export type SshSettings = { readonly key: string; readonly identity: string };

/** The probe's own namespace: what is signed to see whether the key is at hand is no record. */
const probe = { namespace: "promote-gate-probe", text: "Is the key at hand?\n" };

/**
 * Signs records with an SSH key through ssh-keygen, which alone sees the key. A first signature is made at once:
 * a key that is locked, missing or of the wrong kind is a `signing/…` fault before the run begins.
 */
export async function openSshRecordSigner(
  host: SigningHost,
  settings: SshSettings,
  directory: string,
  kind: Predicate["actor"]["kind"],
): Promise<RecordSigner> {
  const path = locateFromHome(host, directory, settings.key);
  if ((await host.files.status(path)) === undefined) {
    throw new GateFault("signing/ssh-key-missing", { path });
  }
  const sign = async (namespace: string, text: string) =>
    verified(await sshKeygenSignature(host, path, namespace, text), { path, namespace, text });
  const { publicKey: key } = (await sign(probe.namespace, probe.text)).signature;
  const { identity } = settings;
  return {
    mode: "ssh",
    actor: { kind, id: identity, provenBy: "ssh" },
    trusted: { kind: "ssh", name: identity, key, principal: identity },
    seal: async (statement) => {
      const { armored, signature } = await sign(sshNamespace, statement);
      if (signature.publicKey.line !== key.line) {
        throw new GateFault("signing/ssh-failed", { path, reason: "it used another key" });
      }
      return [
        { suffix: recordSuffixes.statement, text: statement },
        { suffix: recordSuffixes.sshSignature, text: armored },
      ];
    },
  };
}

/** A signature is passed on only when it is one that verifiers will accept. */
function verified(
  armored: string,
  { path, namespace, text }: { path: string; namespace: string; text: string },
): { armored: string; signature: SshSignature } {
  const signature = parseSshSignature(armored);
  if (typeof signature === "string") {
    throw new GateFault("signing/ssh-key-unsuitable", { path, found: signature });
  }
  if (signature.namespace !== namespace || !isSshSignatureOf(Buffer.from(text), signature)) {
    throw new GateFault("signing/ssh-failed", { path, reason: "its signature does not verify" });
  }
  return { armored, signature };
}
