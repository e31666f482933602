import { stripVTControlCharacters } from "node:util";

/** A runner's text without colours, its paths relative to the project. */
export function plainTextOf(project: string, text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(`file://${project}/`, "")
    .replaceAll(`${project}/`, "");
}
