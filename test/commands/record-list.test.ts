import { describe, expect, it } from "vitest";
import { Misuse } from "../../src/commands/load-config.ts";
import { type RecordListRequest, recordList } from "../../src/commands/record-list.ts";
import { blocked, requestOf, undecided } from "../record/sample-run.ts";
import { quickConfig } from "../support/quick-project.ts";
import { hostile, recordProject, steering } from "../support/record-project.ts";

/** A project with three records of three days, and the list of them. */
async function threeRecords() {
  const project = await recordProject();
  await project.host.files.writeAtomic(`${project.directory}/promote.yaml`, quickConfig());
  const day = (at: number) => ({
    startedAt: `2026-11-0${at}T01:00:00.000Z`,
    finishedAt: `2026-11-0${at}T01:15:00.000Z`,
  });
  await project.write({ ...day(2), results: [blocked] });
  await project.write(day(3));
  const { candidate } = requestOf();
  const { main: oldest } = await project.write({
    ...day(1),
    results: [undecided],
    candidate: { ...candidate, to: "canary" },
    actor: { kind: "human", id: hostile, provenBy: "asserted" },
  });
  const list = (request: Partial<RecordListRequest> = {}) =>
    project.run((world) => recordList({ json: false, ...request }, world));
  const daysOf = async (request: Partial<RecordListRequest> = {}) =>
    JSON.parse((await list({ ...request, json: true })).document).records.map(
      ({ finishedAt }: { finishedAt: string }) => Number(finishedAt.slice(8, 10)),
    );
  return { ...project, list, daysOf, oldest };
}

describe("promote record list", () => {
  it("lists each record once, the newest first, and says that none is verified", async () => {
    const { list } = await threeRecords();
    const { code, document } = await list();
    expect(code).toBe(0);
    expect(document).toMatch(/^NOT VERIFIED/);
    expect(document.match(/(cleared|blocked|undecided) +3f9c/g)).toEqual([
      expect.stringContaining("cleared"),
      expect.stringContaining("blocked"),
      expect.stringContaining("undecided"),
    ]);
    expect(document).not.toMatch(steering);
    const lines = document.split("\n").filter((line) => !line.startsWith("  .promote/"));
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });

  it("goes by the time that a record tells, whatever its name says", async () => {
    const { daysOf, directory, host, oldest } = await threeRecords();
    const text = (await host.files.readText(`${directory}/${oldest}`)) ?? "";
    const name = "99991231T000000Z-x.sigstore.json";
    await host.files.writeAtomic(`${directory}/.promote/records/${name}`, text);
    expect(await daysOf()).toEqual([3, 2, 1, 1]);
  });

  it("selects by outcome, environment and number", async () => {
    const { daysOf, list } = await threeRecords();
    expect(await daysOf()).toEqual([3, 2, 1]);
    expect(await daysOf({ outcome: "blocked" })).toEqual([2]);
    expect(await daysOf({ environment: "canary" })).toEqual([1]);
    expect(await daysOf({ environment: "production", limit: "1" })).toEqual([3]);
    expect((await list({ limit: "1" })).document).toContain("2 older records left out.");
    await expect(list({ limit: "0" })).rejects.toBeInstanceOf(Misuse);
  });

  it("tells of what cannot be read, whatever is selected", async () => {
    const { host, directory, list } = await threeRecords();
    const folder = `${directory}/.promote/records`;
    await host.files.writeAtomic(`${folder}/z.sigstore.json`, "{}\n");
    await host.files.writeAtomic(`${folder}/killed.manifest.json`, "{}");
    await host.files.writeAtomic(`${folder}/notes.txt`, "no record");
    const { code, document } = await list({ outcome: "cleared" });
    expect(code).toBe(0);
    expect(document).toMatch(/Cannot be read\n {2}\.promote\/records\/z\.sigstore\.json/);
    expect(document).toContain("its run ended before there was a record");
    expect(document).not.toContain("notes.txt");
  });

  it("says that there are none", async () => {
    const { host, directory, run } = await recordProject();
    await host.files.writeAtomic(`${directory}/promote.yaml`, quickConfig());
    const { code, document } = await run((world) => recordList({ json: false }, world));
    expect([code, document]).toEqual([0, "There are no such records in .promote/records.\n"]);
  });
});
