import type { Host, User } from "../host/host.ts";

const preferred = ["postgres", "nobody"];

/** Whom a server runs as: PostgreSQL refuses root. Undefined where the gate's own user will do. */
export async function unprivilegedUser({
  files,
  machine,
}: Pick<Host, "files" | "machine">): Promise<User | undefined> {
  if (machine.uid !== 0) return undefined;
  const users = (await files.readText("/etc/passwd")) ?? "";
  const rows = new Map(
    users.split("\n").map((line) => [line.split(":")[0] ?? "", line.split(":")]),
  );
  const row = preferred.map((name) => rows.get(name)).find((found) => found !== undefined);
  return { uid: Number(row?.[2] ?? 65_534), gid: Number(row?.[3] ?? 65_534) };
}
