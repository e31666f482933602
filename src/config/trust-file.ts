import * as z from "zod";
import type { JsonObject } from "../data/json.ts";
import type { ConfigProblem } from "./config-problem.ts";
import { fileSchemaOf, knownKeysIn } from "./config-schema.ts";
import { parseYamlFile } from "./parse-yaml-file.ts";
import { printableLine, slug } from "./scalars.ts";
import { contradictionsInTrust } from "./trust-contradictions.ts";
import type { YamlSource } from "./yaml-source.ts";

const moment = z.iso
  .datetime("a time such as 2030-01-31T00:00:00Z, in UTC")
  .transform((text) => new Date(text));

/** What signers are called; an environment lists them by it. */
const signerName = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._@-]{0,99}$/,
    "a name of letters, digits, hyphens, dots and @, such as ada or release-2030",
  );

const textOrFile = (what: string, start: RegExp) =>
  z
    .string()
    .max(20_000)
    .regex(new RegExp(`^\\s*(file:\\S|${start.source})`), `${what}, or file:PATH`);

/** What every signer has, whatever it signs with. */
const terms = {
  name: signerName,
  person: printableLine(1, 200, "a name").optional().meta({
    description: "Who signs with it. Two signers of one person count as one person.",
  }),
  validFrom: moment.optional().meta({ description: "Signatures count from then on." }),
  validUntil: moment.optional().meta({ description: "Signatures count until then." }),
  revoked: z
    .strictObject({ at: moment, reason: printableLine(1, 500, "a reason") })
    .optional()
    .meta({ description: "From then on no signature counts." }),
};

const key = z.strictObject({
  ...terms,
  publicKey: textOrFile(
    "a public key in PEM, or in SSH form (ssh-ed25519 AAAA…)",
    /-----BEGIN |(?:ssh|ecdsa|sk)-/,
  ).meta({ description: "PEM, SSH form, or file:PATH relative to this file." }),
  principal: printableLine(1, 200, "a principal").optional().meta({
    description: "Of an SSH key: who a record that it signs has to name as its maker.",
  }),
});

const identity = z.strictObject({
  ...terms,
  identity: printableLine(1, 2_000, "an identity").meta({
    description:
      "Subject of the certificate, exactly: the URI of a workflow, or an e-mail address.",
  }),
  issuer: z.url("the URL of who proves the identity").meta({
    description: "Who has proven the identity, exactly.",
  }),
});

const threshold = z
  .strictObject({
    signers: z.int().min(1).max(100),
    people: z.int().min(1).max(100),
  })
  .meta({ description: "How many different signers, and different people, a record needs." });

const trustFile = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(1),
  keys: z.array(key).max(1_000).default([]),
  identities: z.array(identity).max(1_000).default([]),
  trustedRoot: z
    .string()
    .regex(/^file:\S/, "file:PATH of a trusted_root.json")
    .optional()
    .meta({ description: "What certificates of identities are verified with." }),
  timestampAuthorities: z
    .array(
      z.strictObject({
        name: signerName,
        certificate: textOrFile("a certificate in PEM", /-----BEGIN CERTIFICATE-----/),
      }),
    )
    .max(100)
    .default([])
    .meta({ description: "Whose RFC 3161 timestamps prove when a record was signed." }),
  threshold: threshold.default({ signers: 1, people: 1 }),
  environments: z
    .record(
      slug,
      z.strictObject({
        threshold: threshold.optional(),
        signers: z.array(signerName).min(1).optional().meta({
          description: "The only signers that count for this environment, by name.",
        }),
      }),
    )
    .default({})
    .meta({ description: "What differs for promotions to one environment." }),
});

/** What `trust.yaml` says: who may sign records, until when, and how many of them it takes. */
export type TrustContent = z.output<typeof trustFile>;

/** A key as it stands in the file. */
export type TrustedKeyEntry = TrustContent["keys"][number];

export type ParsedTrust =
  | { readonly content: TrustContent; readonly source: YamlSource; readonly problems: readonly [] }
  | { readonly content: undefined; readonly problems: readonly ConfigProblem[] };

/** The trust a file states, or every problem of it with its place. `file` is how messages name it. */
export function parseTrustFile(text: string, file: string): ParsedTrust {
  return parseYamlFile(text, file, {
    schema: trustFile,
    knownKeysAt: (path) => knownKeysIn(trustJsonSchema(), path),
    contradictionsOf: (content) => [...contradictionsInTrust(content)],
  });
}

/** The JSON Schema of `trust.yaml`, for editors. */
export function trustJsonSchema(): JsonObject {
  return fileSchemaOf(trustFile, "trust.yaml");
}
