import * as z from "zod";
import { parseJson } from "../../../data/json.ts";
import { GateFault } from "../../../gate/fault.ts";

/** An OpenID Connect token and what it says; its issuer's signature is Fulcio's to verify. */
export type IdToken = {
  /** The token itself: a secret. */
  readonly text: string;
  /** The identity that Fulcio writes into the certificate for it. */
  readonly identity: string;
  readonly kind: "human" | "workflow";
  /** Where the code is that it was issued to, and the commit. */
  readonly repository: string | undefined;
  readonly commit: string | undefined;
};

/** Claims: https://docs.github.com/actions/reference/openid-connect-reference and Fulcio's for other issuers. */
const claims = z.object({
  iss: z.string(),
  sub: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  exp: z.number(),
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
  repository: z.string().optional(),
  sha: z.string().optional(),
  job_workflow_ref: z.string().optional(),
  ci_config_ref_uri: z.string().optional(),
});

type Claims = z.output<typeof claims>;

/** The issuer's clock and this machine's may differ by this much. */
const clockToleranceMs = 60_000;

/** Reads a token for the audience. `source` is where it comes from. Throws `signing/id-token-unusable`; says no word of it. */
export function readIdToken(
  text: string,
  { source, audience, now }: { source: string; audience: string; now: Date },
): IdToken {
  const unusable = (reason: string) =>
    new GateFault("signing/id-token-unusable", { source, reason });
  const parsed = claims.safeParse(payloadOf(text));
  if (!parsed.success) throw unusable("it is no JSON Web Token with the claims of one");
  const { data } = parsed;
  if (![data.aud].flat().includes(audience)) throw unusable(`it is not for ${audience}`);
  if (data.exp * 1000 + clockToleranceMs <= now.getTime()) throw unusable("it has expired");
  if (data.email !== undefined && data.email_verified !== true)
    throw unusable("its e-mail address is not verified");
  const isGitHub = data.job_workflow_ref !== undefined;
  return {
    text,
    identity: identityOf(data),
    kind: data.email === undefined ? "workflow" : "human",
    repository:
      isGitHub && data.repository !== undefined ? `${github}/${data.repository}` : undefined,
    commit: isGitHub ? data.sha : undefined,
  };
}

const github = "https://github.com";

function identityOf({ email, job_workflow_ref, ci_config_ref_uri, sub }: Claims): string {
  if (email !== undefined) return email;
  if (job_workflow_ref !== undefined) return `${github}/${job_workflow_ref}`;
  return ci_config_ref_uri === undefined ? sub : `https://${ci_config_ref_uri}`;
}

function payloadOf(text: string): unknown {
  const [header, payload, signature, ...more] = text.split(".");
  if (!header || !payload || !signature || more.length > 0) return undefined;
  return parseJson(Buffer.from(payload, "base64url").toString("utf8"));
}
