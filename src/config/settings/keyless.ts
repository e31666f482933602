import * as z from "zod";

/** An address that an id-token may be sent to: encrypted, or on this machine. */
const service = z
  .url()
  .refine(
    (url) =>
      /^https:\/\/[^@?#]+$|^http:\/\/(127\.0\.0\.1|\[::1\]|localhost)(:\d+)?(\/[^@?#]*)?$/.test(
        url,
      ),
    "an https URL without user name, password, query and fragment",
  )
  .transform((url) => url.replace(/\/+$/, ""));

const instances = {
  "public-good": {
    fulcio: "https://fulcio.sigstore.dev",
    rekor: "https://rekor.sigstore.dev",
    timestampAuthority: undefined,
  },
  github: {
    fulcio: "https://fulcio.githubapp.com",
    rekor: undefined,
    timestampAuthority: "https://timestamp.githubapp.com",
  },
} as const;

/** Who takes part in keyless signatures. Services of one's own stand instead of an instance's, not beside them. */
export const keylessSettings = z
  .strictObject({
    instance: z.enum(["public-good", "github"]).optional().meta({
      description:
        "Whose services sign. public-good, the default, writes repository and workflow into public logs; github is GitHub's own, for private repositories.",
    }),
    fulcio: service.optional().meta({ description: "A certificate authority of one's own." }),
    rekor: service.optional().meta({ description: "The transparency log beside it." }),
    timestampAuthority: service.optional().meta({
      description: "An RFC 3161 timestamp authority, beside Rekor or instead of it.",
    }),
    audience: z.string().min(1).default("sigstore").meta({
      description: "Whom the id-token is for.",
    }),
  })
  .refine(
    ({ instance, fulcio, rekor }) =>
      fulcio === undefined ? rekor === undefined : instance === undefined,
    "either an instance, or fulcio with rekor, timestampAuthority or both",
  )
  .refine(
    ({ fulcio, rekor, timestampAuthority }) =>
      fulcio === undefined || rekor !== undefined || timestampAuthority !== undefined,
    "rekor or timestampAuthority beside fulcio: one of them proves the time",
  )
  .transform(({ instance = "public-good", fulcio, rekor, timestampAuthority, audience }) => {
    if (fulcio !== undefined) return { fulcio, rekor, timestampAuthority, audience };
    const preset = instances[instance];
    return {
      ...preset,
      timestampAuthority: timestampAuthority ?? preset.timestampAuthority,
      audience,
    };
  });
