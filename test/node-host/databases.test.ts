import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Host } from "../../src/host/host.ts";
import { withServer } from "../../src/postgres/server.ts";
import { unprivilegedUser } from "../../src/postgres/unprivileged-user.ts";
import { testHost } from "../support/host.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** Turns TLS on with a certificate nobody vouches for, readable by the server's own user. */
async function turnTlsOn(host: Host, url: string): Promise<void> {
  const folder = await host.files.makeTemporaryDirectory("tls");
  const [key, certificate] = [join(folder, "key.pem"), join(folder, "certificate.pem")];
  const subject = ["-subj", "/CN=127.0.0.1", "-days", "2"];
  const files = ["-keyout", key, "-out", certificate];
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", ...subject, ...files], {
    stdio: "ignore",
    cwd: temporaryFolder(),
  });
  const user = await unprivilegedUser(host);
  if (user !== undefined) await host.files.changeOwner(folder, user);
  await host.databases.connect(url, async ({ query }) => {
    await query(`ALTER SYSTEM SET ssl_key_file = '${key}'`);
    await query(`ALTER SYSTEM SET ssl_cert_file = '${certificate}'`);
    await query("ALTER SYSTEM SET ssl = on");
    await query("SELECT pg_reload_conf()");
  });
  await expect.poll(() => settingOf(host, url)).toBe("on");
}

async function settingOf(host: Host, url: string): Promise<unknown> {
  const rows = await host.databases.connect(url, ({ query }) => query("SHOW ssl"));
  return rows[0]?.["ssl"];
}

it("sslmode means what it means to libpq, with and without TLS on the server", async () => {
  const host = testHost();
  await withServer(host, {}, async ({ url }) => {
    const isEncrypted = async (query: string) => {
      const sql = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
      const rows = await host.databases.connect(`${url}${query}`, (database) =>
        database.query(sql),
      );
      return rows[0]?.["ssl"];
    };
    for (const query of ["", "?sslmode=prefer", "?sslmode=allow", "?sslmode=disable"]) {
      expect(await isEncrypted(query), query).toBe(false);
    }
    await expect(isEncrypted("?sslmode=require")).rejects.toMatchObject({
      code: "database/unreachable",
    });
    await turnTlsOn(host, url);
    for (const query of ["", "?sslmode=prefer", "?sslmode=require"]) {
      expect(await isEncrypted(query), query).toBe(true);
    }
    expect(await isEncrypted("?sslmode=disable")).toBe(false);
    await expect(isEncrypted("?sslmode=verify-full")).rejects.toMatchObject({
      message: expect.stringContaining("self-signed certificate"),
    });
  });
});
