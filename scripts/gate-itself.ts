import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GateFault } from "../src/gate/fault.ts";
import { exitCodes } from "../src/gate/result.ts";
import type { Databases } from "../src/host/host.ts";
import { openNodeHost } from "../src/node-host/node-host.ts";
import { withServer } from "../src/postgres/server.ts";
import { createKey } from "../src/record/signers/create-key.ts";
import { lastReleaseOf } from "./gate/last-release.ts";
import { runProgram } from "./gate/run-program.ts";
import { uncommittedIn } from "./gate/uncommitted.ts";
import { type Git, gitIn } from "./release/git.ts";

/*
 * Runs the checklist of this repository (promote.yaml) on HEAD, in a clone that is gone afterwards, and verifies the record:
 *   npm run gate
 * The snapshot of what db/migrations make, written to the working tree by `promote snapshot take`:
 *   npm run gate -- take --iteration ID --title TEXT
 */

const root = join(import.meta.dirname, "..");
const program = join(root, "dist/cli.js");
const snapshot = "db/schema.snapshot.sql";
const wanted = process.env["PROMOTE_TEST_POSTGRES"];
const sources = (["system", "embedded"] as const).filter(
  (source) => wanted === source || (wanted !== "system" && wanted !== "embedded"),
);

type Place = {
  /** A clone of HEAD, in which programs run. */
  readonly clone: string;
  /** What they need from the environment. */
  readonly variables: NodeJS.ProcessEnv;
  readonly publicKey: string;
};

process.exitCode = await main(process.argv.slice(2));

async function main([action, ...options]: readonly string[]): Promise<number> {
  if (action !== undefined && action !== "take") {
    console.error("npm run gate, or npm run gate -- take --iteration ID --title TEXT");
    return exitCodes.misuse;
  }
  const git = gitIn(root);
  const uncommitted = uncommittedIn(git);
  if (uncommitted !== undefined) {
    console.error(uncommitted);
    return exitCodes.unknown;
  }
  const built = await runProgram(["scripts/build.mjs"], { cwd: root });
  if (built !== 0) return built;
  const folder = mkdtempSync(join(tmpdir(), "promote-gate-"));
  const node = openNodeHost({ variables: process.env, installation: join(root, "dist") });
  try {
    const place = prepare(folder, git);
    return await withServer(node.host, { sources }, async ({ url, source }) => {
      console.log(`The ledger's database is on ${source}.`);
      const ledger = url.replace(/\/postgres$/, "/ledger");
      await node.host.databases.connect(url, (database) =>
        database.query("CREATE DATABASE ledger TEMPLATE template0"),
      );
      const urls = { STAGING_DATABASE_URL: ledger, LEDGER_DATABASE_URL: ledger };
      const variables = { ...place.variables, ...urls };
      const migrated = await promote(["ledger", "migrate"], { ...place, variables });
      if (migrated !== 0) return migrated;
      if (action === "take") return take(options, { ...place, variables });
      return gate(git, { ...place, variables }, node.host.databases, ledger);
    });
  } catch (thrown) {
    if (!(thrown instanceof GateFault)) throw thrown;
    console.error(`${thrown.message}\n→ ${thrown.remedy}`);
    return exitCodes.unknown;
  } finally {
    await node.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A clone of HEAD with this folder's packages, and a key for one run. */
function prepare(folder: string, git: Git): Place {
  const clone = join(folder, "promote");
  gitIn(folder)(["clone", "--quiet", root, clone]);
  const origin = git(["config", "--default", "", "--get", "remote.origin.url"]);
  gitIn(clone)([
    "remote",
    ...(origin === "" ? ["remove", "origin"] : ["set-url", "origin", origin]),
  ]);
  symlinkSync(join(root, "node_modules"), join(clone, "node_modules"));
  const { privateKey, publicKey } = createKey();
  const [key, pub] = [join(folder, "promote.key"), join(folder, "promote.pub.pem")];
  writeFileSync(key, privateKey, { mode: 0o600 });
  writeFileSync(pub, publicKey);
  return { clone, variables: { PROMOTE_SIGNING_KEY: `file:${key}` }, publicKey: pub };
}

function promote(args: readonly string[], { clone, variables }: Place): Promise<number> {
  return runProgram([program, ...args], { cwd: clone, variables });
}

async function take(options: readonly string[], place: Place): Promise<number> {
  const code = await promote(["snapshot", "take", ...options], place);
  if (code === 0) copyFileSync(join(place.clone, snapshot), join(root, snapshot));
  return code;
}

/** The check, and of a cleared run the record: verified, and in the database's ledger. */
async function gate(git: Git, place: Place, databases: Databases, ledger: string): Promise<number> {
  const last = lastReleaseOf(git);
  const checked = await promote(
    ["check", ...(last === undefined ? [] : ["--previous", last])],
    place,
  );
  if (checked !== 0) return checked;
  const commit = git(["rev-parse", "HEAD"]);
  const records = readdirSync(join(place.clone, ".promote/records"));
  const record = records.find((name) => name.endsWith(".sigstore.json")) ?? "";
  const verified = await promote(
    [
      ...[
        "verify",
        `.promote/records/${record}`,
        "--commit",
        commit,
        "--environment",
        "production",
      ],
      ...[
        "--key",
        place.publicKey,
        "--policy",
        "promote.yaml",
        "--ledger",
        ".promote/ledger.jsonl",
      ],
    ],
    place,
  );
  if (verified !== 0) return verified;
  const rows = await databases.connect(ledger, (database) =>
    database.query("SELECT commit_id, outcome FROM promote.promotions"),
  );
  const isThere = rows.some((row) => row["commit_id"] === commit && row["outcome"] === "cleared");
  console.log(
    isThere ? "The ledger's database has it." : "The ledger's database lacks the record.",
  );
  return isThere ? exitCodes.yes : exitCodes.unknown;
}
