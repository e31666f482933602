import { X509Certificate as NodeCertificate } from "node:crypto";
import { X509Certificate } from "@sigstore/core";
import * as z from "zod";
import { parseJson } from "../../data/json.ts";

/** A timestamp authority that is trusted: its certificate, those above it up to the root, and when it counts. */
export type TimestampAuthority = {
  readonly certificates: readonly X509Certificate[];
  readonly validFor: { readonly start: Date; readonly end: Date };
};

const always = { start: new Date(0), end: new Date(8_640_000_000_000_000) };
const timeStamping = "1.3.6.1.5.5.7.3.8";

/** The part of a Sigstore trusted_root.json that names timestamp authorities. */
const trustedRoot = z.object({
  timestampAuthorities: z.array(
    z.object({
      certChain: z.object({ certificates: z.array(z.object({ rawBytes: z.base64() })) }),
      validFor: z
        .object({ start: z.iso.datetime().optional(), end: z.iso.datetime().optional() })
        .optional(),
    }),
  ),
});

/** Reads a chain in PEM, the authority's own certificate first, or a Sigstore trusted_root.json; or says what is wrong. */
export function readTimestampAuthorities(text: string): readonly TimestampAuthority[] | string {
  return text.trimStart().startsWith("{") ? readTrustedRoot(text) : readChain(text);
}

function readChain(text: string): readonly TimestampAuthority[] | string {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) return "no certificate in PEM";
  const authority = authorityOf(blocks, always);
  return typeof authority === "string" ? authority : [authority];
}

function readTrustedRoot(text: string): readonly TimestampAuthority[] | string {
  const parsed = trustedRoot.safeParse(parseJson(text));
  if (!parsed.success) return "no trusted_root.json of Sigstore";
  const authorities: TimestampAuthority[] = [];
  for (const { certChain, validFor } of parsed.data.timestampAuthorities) {
    const ders = certChain.certificates.map(({ rawBytes }) => Buffer.from(rawBytes, "base64"));
    const authority = authorityOf(ders, {
      start: validFor?.start === undefined ? always.start : new Date(validFor.start),
      end: validFor?.end === undefined ? always.end : new Date(validFor.end),
    });
    if (typeof authority === "string") return authority;
    authorities.push(authority);
  }
  return authorities.length === 0 ? "no timestamp authority" : authorities;
}

function authorityOf(
  encoded: readonly (string | Buffer)[],
  validFor: TimestampAuthority["validFor"],
): TimestampAuthority | string {
  try {
    const read = encoded.map((one) => new NodeCertificate(one));
    const [own] = read;
    if (own === undefined || own.ca || !own.keyUsage?.includes(timeStamping)) {
      return "a first certificate that is not for timestamps";
    }
    if (!read.some((one) => one.checkIssued(one)))
      return "a chain of certificates without its root";
    return {
      certificates: read.map(({ raw }) => X509Certificate.parse(Buffer.from(raw))),
      validFor,
    };
  } catch {
    return "a damaged certificate";
  }
}
