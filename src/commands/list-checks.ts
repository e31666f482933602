import { checks } from "../checks/index.ts";
import { isOff } from "../config/config.ts";
import { parseYamlSource } from "../config/yaml-source.ts";
import type { LoadedConfig } from "./load-config.ts";

/** The checks in their order, each with the line of the configuration where it is set. */
export function checkList({ config, path, text }: LoadedConfig): string {
  const source = parseYamlSource(text);
  const file = path.slice(path.lastIndexOf("/") + 1);
  return checks
    .map(({ id, title }, index) => {
      const settings = config.checks[id];
      const { line } = source.positionOfKey(["checks", id]);
      const state = isOff(settings) ? `switched off: ${settings.off}` : title;
      return `${index + 1}  ${id.padEnd(22)} ${`${file}:${line}`.padEnd(18)} ${state}`;
    })
    .join("\n");
}
