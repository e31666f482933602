import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultReportOf } from "../../../src/gate/fault.ts";
import { keylessRecord } from "./keyless-run.ts";
import {
  claimsOf,
  paths,
  type SigstoreServices,
  sigstoreServices,
  tokenOf,
} from "./sigstore-services.ts";

let shared: SigstoreServices;
let close = () => {};

beforeAll(async () => {
  shared = await sigstoreServices(claimsOf, "logged", (closing) => {
    close = closing;
  });
});
afterAll(() => close());

/** What a record comes to when a service answers so, this once. */
async function failing(
  path: string,
  answer: { statusCode: number; response: string },
): Promise<ReturnType<typeof faultReportOf>> {
  const { handlers } = shared;
  const handler = handlers.get(path);
  if (handler === undefined) throw new Error(`nothing answers at ${path}`);
  handlers.set(path, async () => ({ ...answer, contentType: "application/json" }));
  try {
    return await keylessRecord(shared, "both").then(
      () => expect.unreachable("a record was signed"),
      (thrown: unknown) => faultReportOf(thrown),
    );
  } finally {
    handlers.set(path, handler);
  }
}

it("the services make a record when none of them fails", async () => {
  expect((await keylessRecord(shared, "both")).bundle).toContain("tlogEntries");
});

const services = [
  ["Fulcio", paths.fulcio],
  ["Rekor", paths.rekor],
  ["The timestamp authority", paths.timestamps],
] as const;

describe.each(services)("%s that fails", (service, path) => {
  it.each([
    [400, '{"message":"the token is not for us"}'],
    [403, "{}"],
    [503, ""],
  ])("with %i is named, with what it answers and what to do", async (statusCode, response) => {
    const report = await failing(path, { statusCode, response });
    expect(report.code).toBe("signing/keyless-service-failed");
    expect(report.message).toContain(`${service} at http://127.0.0.1`);
    expect(report.message).toContain(String(statusCode));
    expect(report.remedy).toContain("run again");
  });

  it.each(["null", "{}", "[]", "garbage", '{"a":{}}', '{"a":{},"b":{}}'])(
    "with %s is a fault of its own, and never a record",
    async (response) => {
      const report = await failing(path, { statusCode: 201, response });
      expect(report.code).toMatch(/^signing\/(keyless-service-failed|certificate-unfit)$/);
    },
  );
});

describe("a message of a service", () => {
  it("that repeats the token is not repeated", async () => {
    const token = tokenOf(claimsOf({ exp: 4_000_000_000 }));
    const services = await sigstoreServices(() => claimsOf({ exp: 4_000_000_000 }));
    services.handlers.set(paths.fulcio, async () => ({
      statusCode: 400,
      response: JSON.stringify({ message: `bad ${token}` }),
      contentType: "application/json",
    }));
    const report = await keylessRecord(services).then(
      () => expect.unreachable("a record was signed"),
      (thrown: unknown) => faultReportOf(thrown),
    );
    expect(report.message).toContain("(400) bad [redacted]");
    expect(JSON.stringify(report)).not.toContain(token.slice(0, 60));
  });
});

describe("a token that changes during the run", () => {
  it.each([
    ["identity", { job_workflow_ref: "acme/shop/.github/workflows/other.yml@refs/heads/main" }],
    ["audience", { aud: "elsewhere" }],
  ])("is a fault: %s", async (_, changes) => {
    let asked = 0;
    const services = await sigstoreServices(() => {
      asked += 1;
      return claimsOf(asked === 1 ? {} : changes);
    });
    await expect(keylessRecord(services)).rejects.toMatchObject({
      code: expect.stringMatching(/^signing\/(certificate-unfit|id-token-unusable)$/),
    });
    expect(services.requests).toEqual(["GET /token", "GET /token"]);
  });

  it("is a fault: certificate for another commit, or for somebody else", async () => {
    for (const changes of [{ sha: "0".repeat(40) }, { san: "https://github.com/mallory/x" }]) {
      let asked = 0;
      const services = await sigstoreServices(() => {
        asked += 1;
        return claimsOf(asked === 1 ? {} : changes);
      });
      await expect(keylessRecord(services)).rejects.toMatchObject({
        code: "signing/certificate-unfit",
      });
    }
  });
});
