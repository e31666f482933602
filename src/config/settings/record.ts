import * as z from "zod";
import { duration, projectPath, secretReference } from "../scalars.ts";
import { signingModes } from "../signing-modes.ts";

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
    description: "How records are signed: with a key of one's own.",
  }),
  signingKey: secretReference.prefault("env:PROMOTE_SIGNING_KEY"),
  validFor: duration.default(86_400_000),
});

/** Whether a URL can go into every record: no user information, query or fragment that could hold a token. */
function isBareUrl(url: string): boolean {
  return !/^[^/]*\/\/[^/]*@|[?#]/.test(url);
}
