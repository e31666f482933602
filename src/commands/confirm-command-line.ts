import type { Command, Option } from "commander";
import { millisecondsOf } from "./duration-option.ts";
import type { Wiring } from "./snapshot-command-line.ts";

/** Adds `confirm`: somebody's word on what the configuration asks for. */
export function addConfirmCommand(
  program: Command,
  { world, configOption, policyOption, done }: Wiring & { policyOption(): Option },
): void {
  const { host, output, directory } = world;
  program
    .command("confirm")
    .argument("<item>", "id of a confirmation in the deployment checklist or in `allowWhen`")
    .description(
      "confirm for HEAD what the deployment checklist or a breaking release asks for; signed when PROMOTE_SIGNING_KEY is set",
    )
    .requiredOption("--by <who>", "who confirms")
    .requiredOption(
      "--evidence <url>",
      "where it can be seen: an http or https URL without credentials",
    )
    .option("--expires <duration>", "how long it holds, such as 4h")
    .addOption(configOption())
    .addOption(policyOption())
    .action(async (item: string, options: ConfirmOptions) => {
      const { confirm } = await import("./confirm.ts");
      const { openRelease } = await import("./open-release.ts");
      const { confirmationSigner } = await import("./confirmation-keys.ts");
      const { release } = await openRelease(host, directory, options);
      const signer = await confirmationSigner(host, release.config, directory);
      const expiresInMs =
        options.expires === undefined
          ? undefined
          : await millisecondsOf("--expires", options.expires);
      done(
        await confirm(
          {
            item,
            by: options.by,
            evidence: options.evidence,
            ...(expiresInMs === undefined ? {} : { expiresInMs }),
          },
          { host, release, output, signer },
        ),
      );
    });
}

type ConfirmOptions = {
  by: string;
  evidence: string;
  expires?: string;
  config?: string;
  policyRef?: string;
};
