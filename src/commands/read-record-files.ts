import { GateFault } from "../gate/fault.ts";
import type { Host } from "../host/host.ts";
import type { Cosignature } from "../record/judge-signing.ts";
import { type Content, readContent } from "../record/read-content.ts";
import { isSshRecord } from "../record/read-signed-statement.ts";
import { cosignedNameOf, recordSuffixes, stemOf } from "../record/record-name.ts";
import type { SshRecordFiles } from "../record/ssh/read-ssh-record.ts";
import type { RecordFiles } from "../record/verify-record.ts";
import { Misuse } from "./load-config.ts";

/** More co-signatures than this are not read: what lies beside a record is anybody's. */
const mostCosignatures = 100;

/** The named file and those beside it that share its name. Throws `Misuse` for a co-signature, which is no record. */
export async function readRecordFiles(
  host: Pick<Host, "files">,
  path: string,
): Promise<RecordFiles> {
  const cosigned = cosignedNameOf(path);
  if (cosigned !== undefined) {
    const statement = `${cosigned}${recordSuffixes.statement}`;
    const isSsh = (await host.files.status(statement)) !== undefined;
    throw new Misuse(
      `${path} is a co-signature. Name the record that it is for, ${isSsh ? statement : `${cosigned}${recordSuffixes.bundle}`}; its co-signatures are found beside it.`,
    );
  }
  const record = await readContent(host, path);
  if (record.kind === "missing") throw new GateFault("record/missing", { path });
  if (record.kind === "not-a-file") throw new GateFault("record/not-a-file", { path });
  const stem = stemOf(path);
  const [bundle, dsse, manifest] = await Promise.all([
    readContent(host, `${stem}${recordSuffixes.bundle}`),
    readContent(host, `${stem}${recordSuffixes.dsse}`),
    readContent(host, `${stem}${recordSuffixes.manifest}`),
  ]);
  const cosignatures = await readCosignatures(host, stem);
  const ssh = await readSshFiles(host, path);
  return { record, siblings: { bundle, dsse }, manifest, ssh, cosignatures };
}

async function readSshFiles(
  host: Pick<Host, "files">,
  path: string,
): Promise<SshRecordFiles | undefined> {
  if (!isSshRecord(path)) return undefined;
  const stem = stemOf(path);
  return {
    statement: await readContent(host, `${stem}${recordSuffixes.statement}`),
    signature: await readContent(host, `${stem}${recordSuffixes.sshSignature}`),
  };
}

/** The co-signatures of a record: the bundle of each, or the envelope where there is no bundle. */
async function readCosignatures(
  host: Pick<Host, "files">,
  stem: string,
): Promise<readonly Cosignature[]> {
  const cut = stem.lastIndexOf("/");
  const [folder, name] = [stem.slice(0, cut), stem.slice(cut + 1)];
  const files = (await host.files.list(folder === "" ? "/" : folder)).filter(
    (file) => cosignedNameOf(file) === name,
  );
  const all = new Set(files);
  const chosen = files.filter(
    (file) =>
      file.endsWith(recordSuffixes.bundle) || !all.has(`${stemOf(file)}${recordSuffixes.bundle}`),
  );
  const found: Cosignature[] = [];
  for (const file of chosen.slice(0, mostCosignatures)) {
    found.push({ file, content: await readContent(host, `${folder}/${file}`) });
  }
  const unread = chosen.slice(mostCosignatures);
  return [...found, ...unread.map((file) => ({ file, content: unreadContent }))];
}

const unreadContent: Content = { kind: "too-large" };
