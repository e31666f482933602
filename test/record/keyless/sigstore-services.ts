import { createHash, generateKeyPairSync } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import {
  fulcioHandler,
  initializeCA,
  initializeCTLog,
  initializeTLog,
  initializeTSA,
  rekorHandler,
  tsaHandler,
} from "@sigstore/mock";
import { onTestFinished } from "vitest";

type Answer = { statusCode: number; response: string | ArrayBufferView; contentType?: string };
type Handler = (body: string, request: IncomingMessage) => Promise<Answer>;

/** Sigstore and GitHub's token service on loopback, behind real HTTP. */
export type SigstoreServices = {
  readonly url: string;
  /** By path; a test replaces one to have a service fail. */
  readonly handlers: Map<string, Handler>;
  /** `METHOD path` of every request, in order. */
  readonly requests: string[];
  /** Headers and address of the requests for a token. */
  readonly tokenRequests: { readonly authorization: string; readonly search: string }[];
  /** The trusted_root.json. */
  trustedRoot(): string;
};

export const paths = {
  fulcio: "/api/v2/signingCert",
  rekor: "/api/v1/log/entries",
  timestamps: "/api/v1/timestamp",
  token: "/token",
} as const;

export const issuer = "https://token.actions.githubusercontent.com";
export const workflow = "acme/shop/.github/workflows/release.yml@refs/heads/main";
export const identity = `https://github.com/${workflow}`;

/** The claims of a job's token; `san` is what the certificate authority of the tests goes by. */
export function claimsOf(changes: Record<string, unknown> = {}): Record<string, unknown> {
  const workflowRef = changes["job_workflow_ref"] ?? workflow;
  return {
    iss: issuer,
    sub: "repo:acme/shop:ref:refs/heads/main",
    aud: "sigstore",
    exp: Math.floor(Date.now() / 1000) + 300,
    repository: "acme/shop",
    sha: "3f9c1a2b4d5e6f708192a3b4c5d6e7f8091a2b3c",
    ref: "refs/heads/main",
    job_workflow_ref: workflowRef,
    san: `https://github.com/${workflowRef}`,
    ...changes,
  };
}

/** An unsigned token with the claims: nobody here verifies the issuer's signature. */
export function tokenOf(claims: Record<string, unknown>): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "RS256", typ: "JWT" })}.${part(claims)}.${Buffer.from("a signature that nobody reads").toString("base64url")}`;
}

/** Starts the services, closed when the test ends; tokens have the claims given. Unlogged, as GitHub's own instance is. */
export async function sigstoreServices(
  claims: () => Record<string, unknown> = claimsOf,
  kind: "logged" | "unlogged" = "logged",
  whenDone: (close: () => void) => void = onTestFinished,
): Promise<SigstoreServices> {
  const keys = () => generateKeyPairSync("ec", { namedCurve: "P-256" });
  const [caKeys, ctKeys, logKeys, tsaKeys] = [keys(), keys(), keys(), keys()];
  const handlers = new Map<string, Handler>();
  const requests: string[] = [];
  const tokenRequests: SigstoreServices["tokenRequests"] = [];
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? "", "http://localhost");
    requests.push(`${request.method} ${pathname}`);
    if (pathname === paths.token)
      tokenRequests.push({ authorization: request.headers.authorization ?? "", search });
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => void chunks.push(chunk));
    request.on("end", async () => {
      const handler = handlers.get(pathname);
      const body = Buffer.concat(chunks).toString("utf8");
      const answer = (await handler?.(body, request)) ?? { statusCode: 404, response: "" };
      response.writeHead(answer.statusCode, {
        "content-type": answer.contentType ?? "text/plain",
        connection: "close",
      });
      response.end(answer.response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  whenDone(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const ctLog = await initializeCTLog(ctKeys);
  const ca = await initializeCA(caKeys, kind === "logged" ? ctLog : undefined);
  const log = rekorHandler(await initializeTLog(url, logKeys));
  const clock = new Date();
  const tsa = await initializeTSA(tsaKeys, clock);
  const { fn: timestamp } = tsaHandler(tsa);
  handlers.set(paths.fulcio, fulcioHandler(ca, { subjectClaim: "san" }).fn);
  handlers.set(paths.rekor, async (body) => log.fn(entryOf(body)));
  handlers.set(paths.timestamps, async (body) => {
    // Whole seconds, as real authorities say them: verifiers take no fraction but one of three digits.
    clock.setTime(Math.floor(Date.now() / 1000) * 1000);
    return timestamp(body);
  });
  handlers.set(paths.token, async () => ({
    statusCode: 200,
    response: JSON.stringify({ value: tokenOf(claims()) }),
    contentType: "application/json",
  }));

  const spki = (pair: typeof caKeys) => pair.publicKey.export({ type: "spki", format: "der" });
  const always = { start: "2020-01-01T00:00:00Z" };
  const logInstance = (pair: typeof caKeys, baseUrl: string) => ({
    baseUrl,
    hashAlgorithm: "SHA2_256",
    publicKey: {
      rawBytes: spki(pair).toString("base64"),
      keyDetails: "PKIX_ECDSA_P256_SHA_256",
      validFor: always,
    },
    logId: { keyId: createHash("sha256").update(spki(pair)).digest("base64") },
  });
  const authority = (...certificates: ArrayBufferView[]) => ({
    certChain: { certificates: certificates.map((one) => ({ rawBytes: base64(one) })) },
    validFor: always,
  });
  const tsaCertificates = tsa as typeof tsa & { intCertificate: Buffer; rootCertificate: Buffer };
  return {
    url,
    handlers,
    requests,
    tokenRequests,
    trustedRoot: () =>
      JSON.stringify({
        mediaType: "application/vnd.dev.sigstore.trustedroot+json;version=0.1",
        tlogs: kind === "logged" ? [logInstance(logKeys, url)] : [],
        certificateAuthorities: [authority(ca.rootCertificate)],
        ctlogs: kind === "logged" ? [logInstance(ctKeys, `${url}/ct`)] : [],
        timestampAuthorities: [
          authority(tsaCertificates.intCertificate, tsaCertificates.rootCertificate),
        ],
      }),
  };
}

/** What Rekor makes of a proposed `dsse` entry before it logs it: https://github.com/sigstore/rekor/tree/main/pkg/types/dsse/v0.0.1 */
function entryOf(proposed: string): string {
  const { apiVersion, kind, spec } = JSON.parse(proposed);
  const { envelope, verifiers } = spec.proposedContent;
  const { payload, signatures } = JSON.parse(envelope);
  const sha256 = (bytes: Buffer) => ({
    algorithm: "sha256",
    value: createHash("sha256").update(bytes).digest("hex"),
  });
  return JSON.stringify({
    apiVersion,
    kind,
    spec: {
      envelopeHash: sha256(Buffer.from(envelope)),
      payloadHash: sha256(Buffer.from(payload, "base64")),
      signatures: [{ signature: signatures[0].sig, verifier: verifiers[0] }],
    },
  });
}

function base64(view: ArrayBufferView): string {
  return Buffer.from(view.buffer, view.byteOffset, view.byteLength).toString("base64");
}
