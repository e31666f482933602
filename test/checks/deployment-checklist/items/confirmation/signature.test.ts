import { describe, expect, it } from "vitest";
import { gatherConfirmation } from "../../../../../src/checks/deployment-checklist/items/confirmation/gather.ts";
import { isSamePerson } from "../../../../../src/checks/deployment-checklist/items/confirmation/same-person.ts";
import { confirm } from "../../../../../src/commands/confirm.ts";
import {
  confirmationKeysOf,
  confirmationSigner,
} from "../../../../../src/commands/confirmation-keys.ts";
import { confirmationItem } from "../../../../../src/config/settings/checklist/confirmation.ts";
import { readConfirmationFiles } from "../../../../../src/confirmations/confirmation-files.ts";
import { createKey } from "../../../../../src/record/signers/create-key.ts";
import { testHost } from "../../../../support/host.ts";
import { aRelease } from "../../a-release.ts";
import { aRepository } from "../../a-repository.ts";

const request = { item: "on-call", by: "Ada", evidence: "https://pager.example/1" };
const said: string[] = [];
const output = { document: () => undefined, message: (text: string) => said.push(text) };
const file = "on-call-%-production.json";

/** A repository whose item is as `settings` say; `variables` are set for `confirm` and for the check. */
function aProject(
  settings: object = {},
  before?: (repository: ReturnType<typeof aRepository>) => void,
) {
  const repository = aRepository();
  before?.(repository);
  repository.write("a", "1");
  const commit = repository.commit();
  const given = { id: "on-call", kind: "confirmation" as const, ...settings };
  const release = aRelease([given], {
    project: repository.top,
    repository: repository.top,
    commit,
  });
  const path = `${repository.top}/.promote/confirmations/${file.replace("%", commit.slice(0, 12))}`;
  return {
    ...repository,
    release,
    path,
    async confirm(variables: Readonly<Record<string, string>> = {}) {
      const host = testHost({ variables });
      const signer = await confirmationSigner(host, release.config, repository.top);
      return confirm(request, { host, release, output, signer });
    },
    async look(variables: Readonly<Record<string, string>> = {}) {
      const host = testHost({ variables });
      const confirmations = await readConfirmationFiles(host, repository.top);
      const confirmationKeys = await confirmationKeysOf(host, release.config, repository.top);
      const item = confirmationItem.parse(given);
      return gatherConfirmation(host, item, { ...release, confirmations, confirmationKeys });
    },
    async signature(variables: Readonly<Record<string, string>> = {}) {
      const { found } = await this.look(variables);
      return found.state === "found" ? found.signature.state : found.state;
    },
  };
}

const ada = createKey();
const bo = createKey();
const asAda = { PROMOTE_SIGNING_KEY: ada.privateKey };
const knowingAda = { PROMOTE_PUBLIC_KEY: ada.publicKey };
const knowingBo = { PROMOTE_PUBLIC_KEY: bo.publicKey };

describe("a signed confirmation", () => {
  it("is verified with the public key, or with the public half of the signing key", async () => {
    const project = aProject({ signed: true });
    expect(await project.confirm(asAda)).toBe(0);
    expect((await project.look(knowingAda)).found).toMatchObject({
      by: "Ada",
      signature: { state: "verified", key: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/) },
    });
    expect(await project.signature(asAda)).toBe("verified");
  });

  it("is refused when it is of another key", async () => {
    const project = aProject();
    await project.confirm(asAda);
    expect(await project.signature(knowingBo)).toBe("refused");
    expect(await project.signature()).toBe("unverified");
  });

  it("is refused when a byte of it was changed", async () => {
    const project = aProject();
    await project.confirm(asAda);
    const { files } = testHost();
    const sealed = JSON.parse((await files.readText(project.path)) ?? "");
    const payload = Buffer.from(sealed.payload, "base64").toString().replace('"Ada"', '"Eve"');
    const forged = { ...sealed, payload: Buffer.from(payload).toString("base64") };
    await files.writeAtomic(project.path, JSON.stringify(forged));
    expect(await project.signature(knowingBo)).toBe("refused");
    expect((await project.look(knowingAda)).found).toMatchObject({
      by: "Eve",
      signature: { state: "tampered", keys: 1 },
    });
  });

  it("is malformed with an envelope of another type, and unsigned without one", async () => {
    const project = aProject();
    await project.confirm(asAda);
    const { files } = testHost();
    const sealed = JSON.parse((await files.readText(project.path)) ?? "");
    const other = { ...sealed, payloadType: "application/vnd.in-toto+json" };
    await files.writeAtomic(project.path, JSON.stringify(other));
    expect(await project.signature(knowingAda)).toBe("malformed");
    const bare = Buffer.from(sealed.payload, "base64").toString();
    await files.writeAtomic(project.path, bare);
    expect(await project.signature(knowingAda)).toBe("unsigned");
  });

  it("counts only by the keys that the item names, as the commit has them", async () => {
    const project = aProject({ signed: true, keys: ["keys/bo.pub"] }, ({ write }) =>
      write("keys/bo.pub", bo.publicKey),
    );
    await project.confirm(asAda);
    expect(await project.signature(knowingAda)).toBe("refused");
    await project.confirm({ PROMOTE_SIGNING_KEY: bo.privateKey });
    project.write("keys/bo.pub", ada.publicKey);
    expect(await project.signature(knowingAda)).toBe("verified");
  });

  it("tells whose key it is, where the item says so", async () => {
    const keys = [{ file: "keys/ada.pub", owner: "Ada <ada@example.com>" }];
    const project = aProject({ signed: true, keys }, ({ write }) =>
      write("keys/ada.pub", ada.publicKey),
    );
    await project.confirm(asAda);
    expect((await project.look()).found).toMatchObject({
      signature: { state: "verified", owner: "Ada <ada@example.com>" },
    });
  });

  it("is asked for and cannot be verified: undecided; without a key none is given", async () => {
    const project = aProject({ signed: true });
    expect(await project.confirm()).toBe(64);
    expect(said.at(-1)).toBe(
      "on-call has to be confirmed with a signature, and PROMOTE_SIGNING_KEY is not set.",
    );
    await project.confirm(asAda);
    await expect(project.look()).rejects.toMatchObject({
      code: "signing/confirmation-key-unknown",
    });
    await expect(aProject({ keys: ["gone.pub"] }).look()).rejects.toMatchObject({
      code: "signing/public-key-missing",
    });
  });
});

describe("four eyes", () => {
  it("names who wrote, committed or co-authored what came since the previous release", async () => {
    const project = aProject({ fourEyes: true });
    const { git, release } = project;
    const { commit } = release.candidate;
    git(
      "commit",
      "--quiet",
      "--allow-empty",
      "--author=Bo <bo@example.com>",
      "--message=x\n\nCo-authored-by: Cy <cy@example.com>",
    );
    const host = testHost();
    const item = confirmationItem.parse({ id: "on-call", kind: "confirmation", fourEyes: true });
    const look = (previous: string | undefined) =>
      gatherConfirmation(host, item, {
        ...release,
        candidate: {
          ...release.candidate,
          commit: git("rev-parse", "HEAD"),
          previousRelease:
            previous === undefined
              ? { kind: "none", tagPattern: "v*" }
              : { kind: "tag", tag: "v1", tagObject: null, commit: previous },
        },
      });
    const people = [
      { name: "Ada", email: "ada@example.com" },
      { name: "Bo", email: "bo@example.com" },
      { name: "Cy", email: "cy@example.com" },
    ];
    expect((await look(commit)).makers).toEqual(people);
    git("checkout", "--quiet", "--detach");
    git(
      "-c",
      "user.name=Di",
      "-c",
      "user.email=di@example.com",
      "commit",
      "--quiet",
      "--allow-empty",
      "--message=y",
    );
    const names = async (previous?: string) =>
      (await look(previous)).makers?.map(({ name }) => name);
    expect(await names(git("rev-parse", "HEAD~1"))).toEqual(["Di"]);
    expect(await names()).toEqual(["Ada", "Bo", "Cy", "Di"]);
    git("clone", "--quiet", "--depth=1", `file://${project.top}`, `${project.top}/shallow`);
    const repository = `${project.top}/shallow`;
    await expect(
      gatherConfirmation(host, item, {
        ...release,
        candidate: { ...release.candidate, repository },
      }),
    ).rejects.toMatchObject({ code: "git/releases-shallow" });
  });
});

describe("four eyes and a mailmap", () => {
  it("knows the makers under every name the commit gives them, and co-authors without an address", async () => {
    const project = aProject({ fourEyes: true });
    const { git, write, commit, release } = project;
    write(
      ".mailmap",
      "# who\nAda King <lovelace@example.org> <ADA@example.com>\nDi <di@example.com>\n",
    );
    commit();
    git("commit", "--quiet", "--allow-empty", "--message=x\n\nCO-AUTHORED-BY: Cy");
    const item = confirmationItem.parse({ id: "on-call", kind: "confirmation", fourEyes: true });
    const candidate = { ...release.candidate, commit: git("rev-parse", "HEAD") };
    const { makers } = await gatherConfirmation(testHost(), item, { ...release, candidate });
    const isMaker = (by: string) => makers?.some((maker) => isSamePerson(by, maker));
    expect(isMaker("Ada King")).toBe(true);
    expect(isMaker("Lovelace@Example.ORG")).toBe(true);
    expect(isMaker("ada+oncall@example.com")).toBe(true);
    expect(isMaker("Cy")).toBe(true);
    expect(isMaker("Di")).toBe(false);
  });
});

describe("a configuration of another commit", () => {
  it("brings the keys it names along, and the names that its commit gives the makers", async () => {
    const other = createKey();
    let policyCommit = "";
    const settings = { signed: true, keys: ["ada.pub"], fourEyes: true };
    const project = aProject(settings, ({ write, commit }) => {
      write("ada.pub", ada.publicKey);
      write(".mailmap", "Ada King <lovelace@example.org> <ada@example.com>\n");
      policyCommit = commit();
      write("ada.pub", other.publicKey);
      write(".mailmap", "");
    });
    await project.confirm({ PROMOTE_SIGNING_KEY: other.privateKey });
    const { host, release } = { host: testHost(), release: project.release };
    const confirmations = await readConfirmationFiles(host, project.top);
    const item = confirmationItem.parse({ id: "on-call", kind: "confirmation", ...settings });
    const look = (more: object) =>
      gatherConfirmation(host, item, { ...release, confirmations, ...more });
    const names = (facts: Awaited<ReturnType<typeof look>>) =>
      facts.makers?.map(({ name }) => name);
    const own = await look({});
    expect(own).toMatchObject({ found: { signature: { state: "verified" } } });
    expect(names(own)).not.toContain("Ada King");
    const followed = await look({ policyCommit });
    expect(followed).toMatchObject({ found: { signature: { state: "refused" } } });
    expect(names(followed)).toContain("Ada King");
  });
});

describe("isSamePerson", () => {
  const person = { name: "Åsa  Öberg", email: "7+asa@users.noreply.github.com" };

  it.each([
    "Åsa Öberg",
    "asa oberg",
    "ASA",
    "@asa",
    "A <7+asa@users.noreply.github.com>",
    "Asa Oberg <x@y.example>",
  ])("takes %s for the same", (by) => expect(isSamePerson(by, person)).toBe(true));

  it.each(["Asa Berg", "asab", "Bo <bo@example.com>", "<>"])("takes %s for somebody else", (by) =>
    expect(isSamePerson(by, person)).toBe(false),
  );

  it("finds nobody in empty names", () => {
    expect(isSamePerson("Ada", { name: "", email: "" })).toBe(false);
  });
});
