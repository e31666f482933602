import type { Proof } from "../signed-statement.ts";
import type { ReadPredicate } from "../statement-schema.ts";
import type { TrustedSigner } from "../trust.ts";
import type { Refusal } from "../verification.ts";

/** Whether a record that says what proves who made it has such a proof; an SSH key signs for its principal alone, when it has one. */
export function* judgeActor(
  { actor }: Pick<ReadPredicate, "actor">,
  proof: Proof,
  signer: TrustedSigner | undefined,
): Iterable<Refusal> {
  if (actor.provenBy === "oidc" && proof.kind !== "keyless" && signer !== undefined) {
    yield untrusted(
      "The record says that an identity provider proves who made it, and carries no certificate.",
    );
  }
  if (actor.provenBy === "ssh" && proof.kind !== "ssh") {
    yield untrusted("The record says that an SSH key proves who made it, and carries none.");
  }
  const principal = signer?.kind === "ssh" ? signer.principal : undefined;
  if (principal !== undefined && principal !== actor.id) {
    yield untrusted(`The record says that ${actor.id} made it, and ${principal} signed it.`);
  }
}

function untrusted(message: string): Refusal {
  return { code: "KEY_UNTRUSTED", message };
}
