import { GateFault } from "../../gate/fault.ts";
import { readSigningKey, signingKeyFileOf } from "../../record/signers/read-signing-key.ts";
import type { Diagnosed, Diagnosis } from "../diagnosis.ts";

export const signingKey: Diagnosis = {
  id: "signing-key",
  async diagnose(host, { config, directory, repository }) {
    const variable =
      config.kind === "holds" ? config.config.record.signingKey.variable : "PROMOTE_SIGNING_KEY";
    try {
      await readSigningKey(host, variable, directory);
    } catch (thrown) {
      if (!(thrown instanceof GateFault)) throw thrown;
      return [missingOrUnsafe(thrown)];
    }
    const file = signingKeyFileOf(host, variable, directory);
    if (file === undefined || repository === undefined || !file.startsWith(`${repository}/`)) {
      return [{ level: "ok", what: `${variable} holds a key that can sign.` }];
    }
    return [
      {
        level: "warn",
        what: "The signing key lies in the repository.",
        where: { file },
        why: "The code that is checked has it within reach, and git may commit it.",
        fix: "Move it out, or make one outside with `promote key create`.",
      },
    ];
  },
};

/** Without a key a run clears nothing, but a machine that only looks needs none. */
function missingOrUnsafe({ code, message, remedy }: GateFault): Diagnosed {
  const isMissing = code === "signing/key-missing";
  return {
    level: isMissing ? "warn" : "fail",
    what: message,
    why: isMissing
      ? "A run without a signature clears no release."
      : "A run that could not be sealed is not begun.",
    fix: remedy,
  };
}
