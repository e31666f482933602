/** Environment variables, as `process.env` holds them. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** Where the service runs. */
export type Environment = "staging" | "production";

const suffixes: Readonly<Record<Environment, string>> = {
  staging: "_STAGING",
  production: "_PROD",
};

/** The environment that NODE_ENV names; throws on every other value, so that nothing is ever production by default. */
export function environmentOf(variables: Variables): Environment {
  const name = variables.NODE_ENV;
  if (name === "staging" || name === "production") return name;
  throw new Error(
    `NODE_ENV is ${name ? `"${name}"` : "not set"}: expected "staging" or "production".`,
  );
}

/** The value of `name` in the environment that NODE_ENV selects; throws when it is not set. */
export function selectVariable(variables: Variables, name: string): string {
  const scoped = name + suffixes[environmentOf(variables)];
  const value = variables[scoped];
  if (!value) throw new Error(`${scoped} is not set.`);
  return value;
}

/** The value of `name`; throws when it is not set. */
export function requireVariable(variables: Variables, name: string): string {
  const value = variables[name];
  if (!value) throw new Error(`${name} is not set.`);
  return value;
}
