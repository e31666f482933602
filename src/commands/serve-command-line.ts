import type { Command } from "commander";
import { Misuse } from "./load-config.ts";
import type { ServeWorld } from "./serve.ts";
import type { Wiring } from "./snapshot-command-line.ts";

type ServeWiring = Omit<Wiring, "world"> & { readonly world: ServeWorld };

/** Adds `serve` to the program. */
export function addServeCommand(
  program: Command,
  { world, configOption, done }: ServeWiring,
): void {
  program
    .command("serve")
    .description(
      "show the ledger as a page and a read-only API; the one of this machine unless `ledger.url` is set",
    )
    .option("--port <number>", "where to listen; 0 for any that is free", portOf, 4600)
    .option("--host <address>", "where to listen; any but loopback needs --token", "127.0.0.1")
    .option("--token <place>", "the token that readers need, as env:NAME")
    .option("--url <place>", "the ledger's database, as env:NAME; default: `ledger.url`")
    .addOption(configOption())
    .action(async (options: ServeOptions) => {
      const { serve } = await import("./serve.ts");
      done(await serve(options, world));
    });
}

type ServeOptions = { port: number; host: string; token?: string; url?: string; config?: string };

function portOf(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new Misuse(`--port is "${text}"; expected a number from 0 to 65535.`);
}
