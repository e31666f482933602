import { recordSign } from "../../src/commands/record-sign.ts";
import { type VerifyRequest, verify } from "../../src/commands/verify.ts";
import type { World } from "../../src/commands/world.ts";
import { buildRecord, type RecordRequest } from "../../src/record/build-record.ts";
import { createKey } from "../../src/record/signers/create-key.ts";
import { pemKeySigner } from "../../src/record/signers/pem-key.ts";
import { keyRecordSigner, type RecordSigner } from "../../src/record/signers/record-signer.ts";
import { writeRecord } from "../../src/record/write-record.ts";
import { testHost } from "../support/host.ts";
import { commit, requestOf } from "./sample-run.ts";

export type Pair = ReturnType<typeof createKey>;
export const [ada, grace, mallory]: readonly [Pair, Pair, Pair] = [
  createKey(),
  createKey(),
  createKey(),
];

/** A key as an entry of trust.yaml, with further lines of it. */
export function entry(name: string, { publicKey }: Pair, ...lines: readonly string[]): string {
  const pem = publicKey.trim().replaceAll("\n", "\n      ");
  return [
    `  - name: ${name}`,
    "    publicKey: |",
    `      ${pem}`,
    ...lines.map((line) => `    ${line}`),
    "",
  ].join("\n");
}

/** Words of a command's run. */
export type Said = { readonly code: number; readonly document: string; readonly message: string };

/** A fresh record that ada signed, unless another does, and the commands that take one. */
export async function openTrusted(
  changes: Partial<RecordRequest> = {},
  signer: RecordSigner = keyRecordSigner(pemKeySigner(ada.privateKey, "KEY")),
) {
  const host = testHost();
  const directory = await host.files.makeTemporaryDirectory("trusted");
  const now = host.clock.now().toISOString();
  const actor = signer.actor === undefined ? {} : { actor: signer.actor };
  const built = buildRecord(requestOf({ startedAt: now, finishedAt: now, ...actor, ...changes }));
  const sealed = await signer.seal(built.statement);
  const place = { project: directory, directory: "records" };
  const { main } = await writeRecord(host, place, built, sealed);
  const run = async (work: (world: World) => Promise<number>, own = host): Promise<Said> => {
    const [documents, messages]: [string[], string[]] = [[], []];
    const output = {
      document: (text: string) => void documents.push(text),
      message: (text: string) => void messages.push(text),
    };
    const code = await work({ host: own, output, directory });
    return { code, document: documents.join(""), message: messages.join("") };
  };
  return {
    host,
    directory,
    main,
    /** Verifies the record against a trust file of these lines, now or when the clock shows another time. */
    async verify(
      lines: string,
      request: Partial<VerifyRequest> = {},
      at: Date | undefined = undefined,
    ): Promise<Said> {
      await host.files.writeAtomic(`${directory}/trust.yaml`, lines);
      const whole = { record: main, commit, environment: "production", trust: "trust.yaml" };
      const clock = at === undefined ? host.clock : { ...host.clock, now: () => at };
      return run((world) => verify({ ...whole, json: false, ...request }, world), {
        ...host,
        clock,
      });
    },
    /** Signs the record with somebody's key, too. */
    sign: ({ privateKey }: Pair, request: { record?: string; commit?: string } = {}) =>
      run(
        (world) => recordSign({ record: main, ...request }, world),
        testHost({ variables: { PROMOTE_SIGNING_KEY: privateKey } }),
      ),
  };
}
