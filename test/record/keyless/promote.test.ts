import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { promoteHere } from "../../support/promote-here.ts";
import { quickConfig, quickProject } from "../../support/quick-project.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { jobVariables, requestToken } from "./keyless-run.ts";
import { claimsOf, identity, issuer, paths, sigstoreServices } from "./sigstore-services.ts";

/** A project whose records are signed by the services, its remote where the token says it is. */
async function keylessProject() {
  let sha = "";
  const services = await sigstoreServices(() => claimsOf({ sha }));
  const keyless = [
    "record:",
    `  keyless: { fulcio: "${services.url}", rekor: "${services.url}/", timestampAuthority: "${services.url}" }`,
    "",
  ].join("\n");
  const { repository, commit } = quickProject({
    "promote.yaml": `${quickConfig(["node", "suite.mjs"])}${keyless}`,
    "suite.mjs": [
      'console.log("TAP version 13\\n1..1\\nok 1 - it works");',
      "console.log('# ' + Object.keys(process.env).join(' '));",
      "",
    ].join("\n"),
  });
  repository.git("remote", "add", "origin", "git@github.com:acme/shop.git");
  sha = commit;
  const cwd = repository.path;
  const root = join(temporaryFolder(), "trusted_root.json");
  writeFileSync(root, services.trustedRoot());
  const check = (more: Record<string, string> = jobVariables(services)) =>
    promoteHere(["check", "--sign", "keyless"], { cwd, variables: more });
  const records = () => {
    try {
      return readdirSync(join(cwd, ".promote/records")).sort();
    } catch {
      return [];
    }
  };
  const verify = (record: string, ...more: string[]) =>
    promoteHere(["verify", record, "--commit", commit, "--environment", "production", ...more], {
      cwd,
    });
  return { services, cwd, root, check, records, verify };
}

describe("promote check --sign keyless", () => {
  it("clears a release, and promote verify accepts the record for its identity alone", async () => {
    const { services, cwd, root, check, records, verify } = await keylessProject();
    const ended = await check();
    expect(ended).toMatchObject({ code: 0 });
    const [dsse = "", manifest = "", bundle = "", ...more] = records();
    expect(more).toEqual([]);
    expect([dsse, manifest, bundle].map((name) => name.replace(/^.*-cleared/, ""))).toEqual([
      ".dsse.json",
      ".manifest.json",
      ".sigstore.json",
    ]);
    const asked = services.requests.filter((request) => request === `GET ${paths.token}`);
    expect(asked.length).toBe(2);

    const record = join(".promote/records", bundle);
    const trust = ["--certificate-identity", identity, "--certificate-oidc-issuer", issuer];
    const accepted = await verify(record, ...trust, "--trusted-root", root);
    expect(accepted).toMatchObject({ code: 0, stderr: "" });
    expect(accepted.stdout).toContain(`by ${identity} (oidc)`);
    expect(accepted.stdout).toContain(`--certificate-identity ${identity}`);

    const other = ["--certificate-identity", "https://github.com/acme/.*", ...trust.slice(2)];
    const refused = await verify(record, ...other, "--trusted-root", root);
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain("KEY_UNTRUSTED");

    const builtIn = await verify(record, ...trust);
    expect(builtIn.code).toBe(1);
    expect(builtIn.stdout).toMatch(/SIG_INVALID[\s\S]*public-good root built into promote/);

    const bare = await verify(join(".promote/records", dsse), ...trust, "--trusted-root", root);
    expect(bare.code).toBe(1);
    expect(bare.stdout).toContain(".sigstore.json");

    const logs = readdirSync(join(cwd, ".promote/logs"), { recursive: true, encoding: "utf8" });
    const log = logs.find((name) => name.endsWith("tests-pass.log")) ?? "";
    const text = readFileSync(join(cwd, ".promote/logs", log), "utf8");
    expect(text).toContain("PATH");
    expect(text).not.toMatch(/ACTIONS_ID_TOKEN|SIGSTORE/);
    expect(ended.stdout + ended.stderr).not.toContain(requestToken);
  });

  it("takes identity and issuer together, and not with a key", async () => {
    const { verify, root } = await keylessProject();
    for (const options of [
      ["--certificate-identity", identity],
      ["--certificate-oidc-issuer", issuer],
      ["--trusted-root", root],
      ["--certificate-identity", "", "--certificate-oidc-issuer", issuer],
      ["--certificate-identity", identity, "--certificate-oidc-issuer", issuer, "--key", "k.pem"],
    ]) {
      expect((await verify("x.sigstore.json", ...options)).code, options.join(" ")).toBe(64);
    }
    const trust = ["--certificate-identity", identity, "--certificate-oidc-issuer", issuer];
    for (const file of ["promote.yaml", "missing.json"]) {
      const ended = await verify("x.sigstore.json", ...trust, "--trusted-root", file);
      expect(ended.code).toBe(2);
      expect(ended.stderr).toContain(file);
    }
  });

  it("does not begin without an id-token, and falls back to nothing", async () => {
    const { services, check, records } = await keylessProject();
    const ended = await check({ GITHUB_ACTIONS: "true", PROMOTE_SIGNING_KEY: "file:key.pem" });
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain("id-token: write");
    expect(records()).toEqual([]);
    expect(services.requests).toEqual([]);
  });

  it.each([
    ["Fulcio", paths.fulcio],
    ["Rekor", paths.rekor],
    ["The timestamp authority", paths.timestamps],
  ])("writes nothing when %s is down at the end", async (service, path) => {
    const { services, check, records } = await keylessProject();
    services.handlers.set(path, async () => ({ statusCode: 503, response: "" }));
    const ended = await check();
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(`${service} at ${services.url}`);
    expect(ended.stdout).not.toMatch(/cleared/i);
    expect(records()).toEqual([]);
  });
});
