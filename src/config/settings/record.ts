import * as z from "zod";
import { duration, projectPath, secretReference } from "../scalars.ts";
import { signingModes } from "../signing-modes.ts";
import { keylessSettings } from "./keyless.ts";

/** Where records go, how they are signed, how long they hold. */
export const recordSettings = z.strictObject({
  directory: projectPath.default(".promote/records"),
  repository: z
    .url()
    .refine(isBareUrl, "a URL without user name, password, query and fragment")
    .optional()
    .meta({ description: "Where the repository is published. Default: the remote origin." }),
  sign: z.enum(signingModes).default("key").meta({
    description:
      "How records are signed: with a key of one's own, or keyless, with a certificate for the workflow that runs the gate.",
  }),
  signingKey: secretReference.prefault("env:PROMOTE_SIGNING_KEY"),
  keyless: keylessSettings.prefault({}),
  validFor: duration.default(86_400_000),
});

/** Whether a URL can go into every record: no user information, query or fragment that could hold a token. */
function isBareUrl(url: string): boolean {
  return !/^[^/]*\/\/[^/]*@|[?#]/.test(url);
}
