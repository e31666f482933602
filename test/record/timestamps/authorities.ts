import { execFileSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { initializeTSA, tsaHandler } from "@sigstore/mock";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "../../support/temporary-folder.ts";

/** An authority of @sigstore/mock at a fixed time; its own certificate and root in PEM. */
export async function mockAuthority(clock?: Date) {
  const tsa = await initializeTSA(generateKeyPairSync("ec", { namedCurve: "P-256" }), clock);
  const handler = tsaHandler(tsa);
  return {
    chain: [tsa.intCertificate, tsa.rootCertificate].map(pemOf).join(""),
    root: pemOf(tsa.rootCertificate),
    answerJson: handler.fn,
    /** Through the handler, which knows the JSON form of Sigstore's authority. */
    async stamp(signature: Uint8Array): Promise<Uint8Array> {
      const artifactHash = execFileSync("openssl", ["dgst", "-sha256", "-binary"], {
        input: signature,
      });
      const request = { artifactHash: artifactHash.toString("base64"), hashAlgorithm: "sha256" };
      const { response } = await handler.fn(JSON.stringify(request));
      return Buffer.from(response as Uint8Array);
    },
    /** As RFC 3161 has it: the digest and the nonce of a query, and no more of it. */
    async answer(query: Buffer): Promise<Uint8Array> {
      const response = await tsa.timestamp({
        artifactHash: query.subarray(query.indexOf(Buffer.from("0420", "hex")) + 2).subarray(0, 32),
        hashAlgorithmOID: "2.16.840.1.101.3.4.2.1",
        nonce: 7,
        policyOID: "1.2.3",
        certReq: true,
      });
      return Buffer.from(response.buffer, response.byteOffset, response.byteLength);
    },
  };
}

/** An authority that is `openssl ts`: a root and a certificate for timestamps, of RSA or P-256. */
export function opensslAuthority(algorithm: "rsa:2048" | "ec") {
  const folder = temporaryFolder();
  const openssl = (args: readonly string[]) =>
    execFileSync("openssl", args, { cwd: folder, stdio: "pipe" });
  writeFileSync(
    join(folder, "cnf"),
    `[req]\ndistinguished_name=dn\n[dn]\n[root]\nbasicConstraints=critical,CA:TRUE\nsubjectKeyIdentifier=hash
[own]\nextendedKeyUsage=critical,timeStamping\nkeyUsage=critical,digitalSignature\n[other]\nextendedKeyUsage=serverAuth
[tsa]\ndefault_tsa=own_tsa\n[own_tsa]\nserial=serial\nsigner_cert=own.pem\ncerts=root.pem\nsigner_key=own.key
signer_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\naccuracy=secs:1\ness_cert_id_alg=sha256\n`,
  );
  const key =
    algorithm === "ec"
      ? ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
      : ["-newkey", algorithm];
  const make = ["req", "-x509", "-nodes", "-config", "cnf", "-days", "2", ...key];
  openssl([
    ...make,
    "-subj",
    "/CN=root",
    "-extensions",
    "root",
    "-keyout",
    "root.key",
    "-out",
    "root.pem",
  ]);
  const issued = ["-CA", "root.pem", "-CAkey", "root.key"];
  for (const [name, extensions] of [
    ["own", "own"],
    ["next", "own"],
    ["other", "other"],
  ] as const) {
    openssl([
      ...make,
      ...issued,
      "-subj",
      `/CN=${name}`,
      "-extensions",
      extensions,
      "-keyout",
      `${name}.key`,
      "-out",
      `${name}.pem`,
    ]);
  }
  const read = (name: string) => readFileSync(join(folder, `${name}.pem`), "utf8");
  return {
    folder,
    chain: read("own") + read("root"),
    /** Of a second certificate for timestamps by the same root. */
    nextChain: read("next") + read("root"),
    chainForServers: read("other") + read("root"),
    chainWithoutRoot: read("own"),
    answer(query: Buffer): Uint8Array {
      writeFileSync(join(folder, "query"), query);
      openssl(["ts", "-reply", "-config", "cnf", "-queryfile", "query", "-out", "reply"]);
      return readFileSync(join(folder, "reply"));
    },
    /** Whether openssl itself verifies the timestamp over these bytes. */
    verifies(timestamp: Uint8Array, signature: Uint8Array): boolean {
      writeFileSync(join(folder, "data"), signature);
      writeFileSync(join(folder, "stamp"), timestamp);
      try {
        openssl(["ts", "-verify", "-data", "data", "-in", "stamp", "-CAfile", "root.pem"]);
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** A server on loopback that answers POSTs with what is given for their bodies, in order. */
export async function serve(
  answers: readonly ((body: Buffer) => Promise<Uint8Array> | Uint8Array | number)[],
  status = 200,
): Promise<{ url: string; types: string[] }> {
  const types: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const answer = answers[Math.min(types.length, answers.length - 1)];
    types.push(request.headers["content-type"] ?? "");
    const given = (await answer?.(Buffer.concat(chunks))) ?? 500;
    if (typeof given === "number") response.writeHead(given).end();
    else response.writeHead(status, { "content-type": "application/timestamp-reply" }).end(given);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsr`, types };
}

function pemOf(der: ArrayBufferView): string {
  const base64 = Buffer.from(der.buffer, der.byteOffset, der.byteLength).toString("base64");
  return `-----BEGIN CERTIFICATE-----\n${base64.replace(/.{64}/g, "$&\n").trimEnd()}\n-----END CERTIFICATE-----\n`;
}
