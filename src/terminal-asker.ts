import type { Asker } from "./init/asker.ts";

/** Asks the person at the terminal; undefined when standard input or output is no terminal, or in CI. */
export function openTerminalAsker(): Asker | undefined {
  const { env, stdin, stdout } = process;
  if (stdin.isTTY !== true || stdout.isTTY !== true || env["CI"] !== undefined) return undefined;
  return {
    async choose({ message, options, initial }) {
      const { isCancel, select } = await import("@clack/prompts");
      const answer = await select({ message, options: [...options], initialValue: initial });
      return isCancel(answer) ? undefined : answer;
    },
    async agree({ message }) {
      const { confirm, isCancel } = await import("@clack/prompts");
      const answer = await confirm({ message });
      return isCancel(answer) ? undefined : answer;
    },
    async write({ message }) {
      const { isCancel, text } = await import("@clack/prompts");
      const answer = await text({ message });
      return isCancel(answer) ? undefined : (answer ?? "");
    },
  };
}
