import * as z from "zod";
import { duration, projectPath, secretReference } from "../scalars.ts";
import { signingModes } from "../signing-modes.ts";
import { namesUser } from "../url-user.ts";
import { keylessSettings } from "./keyless.ts";

/** Where records go, how they are signed, how long they hold. */
export const recordSettings = z.strictObject({
  directory: projectPath.default(".promote/records"),
  ledger: projectPath
    .regex(/\.jsonl$/, "a path whose name ends in .jsonl")
    .default(".promote/ledger.jsonl")
    .meta({ description: "The ledger: one line for each signed record." }),
  repository: z
    .url()
    .refine(isBareUrl, "a URL without user name, password, query and fragment")
    .optional()
    .meta({ description: "Where the repository is published. Default: the remote origin." }),
  sign: z.enum(signingModes).default("key").meta({
    description:
      "How records are signed: with a key of one's own, with an SSH key through ssh-keygen, or keyless, with a certificate for the workflow that runs the gate.",
  }),
  signingKey: secretReference.prefault("env:PROMOTE_SIGNING_KEY"),
  ssh: z
    .strictObject({
      key: z.string().min(1, "the path of a private or public SSH key").meta({
        description:
          "The SSH key: its private file, or its public file when an agent or a hardware key holds it. Relative to the project folder; ~/ is the home folder.",
      }),
      identity: z
        .string()
        .regex(/^[^\s",*?!]+$/, "one principal, such as release@example.com")
        .meta({ description: "Who signs: the principal of the allowed_signers file." }),
    })
    .optional()
    .meta({ description: "With which SSH key, and as whom, `sign: ssh` signs." }),
  timestampAuthority: z
    .url({ protocol: /^https?$/ })
    .refine((url) => !namesUser(url), "a URL without user name and password")
    .optional()
    .meta({
      description: "The timestamp authority (RFC 3161) that dates the signature of each record.",
    }),
  keyless: keylessSettings.prefault({}),
  validFor: duration.default(86_400_000),
});

/** Whether a URL can go into every record: no user information, query or fragment that could hold a token. */
function isBareUrl(url: string): boolean {
  return !namesUser(url) && !/[?#]/.test(url);
}
