import type { PackageManager } from "./detectors/package-manager.ts";

/** The command that installs exactly what the lock file says. */
export function installCommand({ name, isClassicYarn, lockFolder }: PackageManager): string {
  if (lockFolder === undefined) return `${name} install`;
  if (name === "npm") return "npm ci";
  if (name === "yarn" && !isClassicYarn) return "yarn install --immutable";
  return `${name} install --frozen-lockfile`;
}

/** Runs a script of package.json so that nothing but the script prints. */
export function quietScript(
  { name, isClassicYarn }: PackageManager,
  script: string,
): readonly string[] {
  if (name === "yarn")
    return isClassicYarn ? ["yarn", "--silent", "run", script] : ["yarn", "run", script];
  return name === "pnpm" ? ["pnpm", "--silent", "run", script] : [name, "run", "--silent", script];
}

/** Runs a program of an installed package, and fetches none. */
export function installedProgram(
  { name }: PackageManager,
  argv: readonly string[],
): readonly string[] {
  if (name === "npm") return ["npx", "--no", "--", ...argv];
  if (name === "bun") return ["bunx", "--no-install", ...argv];
  return name === "yarn" ? ["yarn", "run", ...argv] : ["pnpm", "exec", ...argv];
}

/** The command that adds promote to the project. */
export function addPromote({ name }: PackageManager): string {
  return name === "npm" ? "npm install --save-dev promote-gate" : `${name} add --dev promote-gate`;
}
