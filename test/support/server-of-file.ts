import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { openNodeHost } from "../../src/node-host/node-host.ts";
import { type Server, type ServerOptions, withServer } from "../../src/postgres/server.ts";

const installation = join(import.meta.dirname, "../../dist");

/** A PostgreSQL server that the tests of one file share: of another major than everybody's, or with nobody else in it. */
export function serverOfFile(options: ServerOptions = {}): () => Server {
  let server: Server | undefined;
  let stop = async () => {};
  beforeAll(async () => {
    const node = openNodeHost({ variables: process.env, installation });
    await new Promise<void>((resolve, reject) => {
      const running = withServer(node.host, options, (started) => {
        server = started;
        return new Promise<void>((finish) => {
          stop = async () => {
            finish();
            await running;
            await node.close();
          };
          resolve();
        });
      });
      running.catch(reject);
    });
  });
  afterAll(() => stop());
  return () => {
    if (server === undefined) throw new Error("the server is there in tests only");
    return server;
  };
}
