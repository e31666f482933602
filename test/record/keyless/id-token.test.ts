import { describe, expect, it } from "vitest";
import { openKeylessSigner } from "../../../src/record/signers/keyless/keyless-record-signer.ts";
import { obtainIdToken } from "../../../src/record/signers/keyless/obtain-id-token.ts";
import { testHost } from "../../support/host.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { commit, repository } from "../sample-run.ts";
import { jobVariables, requestToken, servicesAt, tokenFaultOf } from "./keyless-run.ts";
import { claimsOf, identity, paths, sigstoreServices, tokenOf } from "./sigstore-services.ts";

describe("an id-token", () => {
  it("is asked for with the job's token and the audience, and tells who signs", async () => {
    const services = await sigstoreServices();
    const host = testHost({ variables: jobVariables(services) });
    const token = await obtainIdToken(host, "sigstore");
    expect(token).toMatchObject({ identity, kind: "workflow", repository, commit });
    expect(services.tokenRequests).toEqual([
      {
        authorization: `Bearer ${requestToken}`,
        search: "?api-version=2.0&audience=sigstore",
      },
    ]);
    const [, , signature] = token.text.split(".");
    for (const secret of [token.text, signature ?? "", requestToken]) {
      expect(host.secrets.redact(`a ${secret} b`)).not.toContain(secret);
    }
  });

  it("comes from SIGSTORE_ID_TOKEN where no job offers one", async () => {
    const SIGSTORE_ID_TOKEN = tokenOf(claimsOf());
    const host = testHost({ variables: { SIGSTORE_ID_TOKEN } });
    expect((await obtainIdToken(host, "sigstore")).identity).toBe(identity);
    expect(host.secrets.redact(SIGSTORE_ID_TOKEN)).not.toContain(SIGSTORE_ID_TOKEN);
  });

  it("of a person is the person's", async () => {
    const claims = { email: "ada@example.com", email_verified: true, job_workflow_ref: undefined };
    const variables = { SIGSTORE_ID_TOKEN: tokenOf(claimsOf(claims)) };
    expect(await obtainIdToken(testHost({ variables }), "sigstore")).toMatchObject({
      identity: "ada@example.com",
      kind: "human",
      commit: undefined,
    });
  });

  it.each([
    [
      "a pipeline of GitLab, its configuration",
      { ci_config_ref_uri: "gitlab.com/acme/shop//.gitlab-ci.yml@refs/heads/main" },
      "https://gitlab.com/acme/shop//.gitlab-ci.yml@refs/heads/main",
    ],
    [
      "anything else, its subject",
      { sub: "https://ci.example/jobs/7" },
      "https://ci.example/jobs/7",
    ],
  ])("is, for %s, and of no repository on GitHub", async (_, claims, expected) => {
    const elsewhere = { job_workflow_ref: undefined, repository: "acme/shop", ...claims };
    const variables = { SIGSTORE_ID_TOKEN: tokenOf(claimsOf(elsewhere)) };
    expect(await obtainIdToken(testHost({ variables }), "sigstore")).toMatchObject({
      identity: expected,
      kind: "workflow",
      repository: undefined,
      commit: undefined,
    });
  });

  it.each([
    ["403", 403, "{}", "answers 403"],
    ["500, again and again", 500, "", "answers 500"],
    ["404", 404, "", "answers 404"],
    ["garbage", 200, "<html>", "holds no token"],
    ["nothing", 200, "{}", "holds no token"],
    ["an empty token", 200, '{"value":""}', "holds no token"],
  ])("is refused by an endpoint that answers %s", async (_, statusCode, response, words) => {
    const services = await sigstoreServices();
    services.handlers.set(paths.token, async () => ({ statusCode, response }));
    const fault = await tokenFaultOf(jobVariables(services));
    expect(fault.code).toBe("signing/id-token-refused");
    expect(fault.message).toContain(words);
    expect(JSON.stringify([fault.message, fault.remedy, fault.detail])).not.toContain(requestToken);
    expect(services.requests.length).toBe(statusCode === 500 ? 3 : 1);
  });

  it.each(["answers 503", "hangs up"])("is obtained from an endpoint that %s once", async (how) => {
    const services = await sigstoreServices();
    const working = services.handlers.get(paths.token);
    let asked = 0;
    services.handlers.set(paths.token, async (body, request) => {
      asked += 1;
      if (asked > 1 && working !== undefined) return working(body, request);
      if (how === "hangs up") request.socket.destroy();
      return { statusCode: 503, response: "" };
    });
    const host = testHost({ variables: jobVariables(services) });
    expect((await obtainIdToken(host, "sigstore")).identity).toBe(identity);
    expect(asked).toBe(2);
  });

  it("is refused where the runner's address is none", async () => {
    const variables = {
      GITHUB_ACTIONS: "true",
      ACTIONS_ID_TOKEN_REQUEST_URL: "no address",
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
    };
    expect(await tokenFaultOf(variables)).toMatchObject({
      code: "signing/id-token-refused",
      message: expect.stringContaining("ACTIONS_ID_TOKEN_REQUEST_URL"),
    });
  });

  it("comes from SIGSTORE_ID_TOKEN where a job offers the half of one", async () => {
    const variables = {
      ACTIONS_ID_TOKEN_REQUEST_URL: " ",
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
      SIGSTORE_ID_TOKEN: ` ${tokenOf(claimsOf())}\n`,
    };
    expect((await obtainIdToken(testHost({ variables }), "sigstore")).identity).toBe(identity);
  });

  it("counts a little longer than it says, for clocks that differ", async () => {
    const exp = Math.floor(Date.now() / 1000) - 5;
    const variables = { SIGSTORE_ID_TOKEN: tokenOf(claimsOf({ exp })) };
    expect((await obtainIdToken(testHost({ variables }), "sigstore")).identity).toBe(identity);
  });

  it("is refused by an endpoint that is not there", async () => {
    const variables = {
      GITHUB_ACTIONS: "true",
      ACTIONS_ID_TOKEN_REQUEST_URL: "http://127.0.0.1:1/token",
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
      SIGSTORE_ID_TOKEN: tokenOf(claimsOf()),
    };
    const fault = await tokenFaultOf(variables);
    expect(fault.code).toBe("http/no-answer");
    expect(fault.message).not.toContain(requestToken);
  });

  const soon = Math.floor(Date.now() / 1000);
  it.each([
    ["no token", "garbage"],
    ["two parts", "e30.e30"],
    ["four parts", `${tokenOf(claimsOf())}.e30`],
    ["no signature", tokenOf(claimsOf()).replace(/[^.]+$/, "")],
    ["no header", tokenOf(claimsOf()).replace(/^[^.]+/, "")],
    ["no claims", "e30.e30.e30"],
    ["another audience", tokenOf(claimsOf({ aud: "sts.amazonaws.com" }))],
    ["an audience with the same prefix", tokenOf(claimsOf({ aud: ["sigstore2"] }))],
    ["a time that is over", tokenOf(claimsOf({ exp: soon - 3600 }))],
    ["an address nobody verified", tokenOf(claimsOf({ email: "ada@example.com" }))],
  ])("is unusable with %s", async (_, SIGSTORE_ID_TOKEN) => {
    const fault = await tokenFaultOf({ SIGSTORE_ID_TOKEN });
    expect(fault.code).toBe("signing/id-token-unusable");
    expect(fault.message).toContain("SIGSTORE_ID_TOKEN");
    expect(JSON.stringify([fault.message, fault.remedy])).not.toContain(SIGSTORE_ID_TOKEN);
  });
});

describe("a keyless run", () => {
  it.each([
    ["in another repository", { repositoryUri: "https://github.com/acme/shop2", commit }],
    ["about another commit", { repositoryUri: repository, commit: "0".repeat(40) }],
  ])("is not begun %s than its token is for", async (_, source) => {
    const services = await sigstoreServices();
    const host = testHost({ variables: jobVariables(services) });
    await expect(openKeylessSigner(host, servicesAt(services), source)).rejects.toMatchObject({
      code: "signing/id-token-other-source",
    });
    expect(services.requests).toEqual(["GET /token"]);
  });
});

describe("the environment of a child", () => {
  it("has neither the tokens nor where to ask for one", async () => {
    const services = await sigstoreServices();
    const variables = { ...jobVariables(services), SIGSTORE_ID_TOKEN: tokenOf(claimsOf()) };
    const host = testHost({ variables });
    await obtainIdToken(host, "sigstore");
    const { stdout } = await host.processes.run({
      argv: [process.execPath, "-e", "console.log(JSON.stringify(process.env))"],
      cwd: temporaryFolder(),
    });
    expect(Object.keys(JSON.parse(stdout)).filter((name) => /ACTIONS|SIGSTORE/.test(name))).toEqual(
      [],
    );
  });
});
