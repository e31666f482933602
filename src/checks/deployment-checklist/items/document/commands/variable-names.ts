const secret =
  /SECRET|TOKEN|PASSWORD|PASSWD|PASSPHRASE|CREDENTIAL|(?:API|PRIVATE|ENCRYPTION|ACCESS|_)KEY|DATABASE_URL|REDIS_URL|_DSN/;
const notSecret =
  /PUBLIC|PUBLISHABLE|_(?:PATH|FILE|DIR|ID|NAME|LENGTH|COUNT|TTL|EXPIRY|EXPIRES(?:_\w+)?)$/;

/** Whether a variable of that name, in capitals or not, may hold a secret. */
export function isSecretVariable(name: string): boolean {
  const capitals = name.toUpperCase();
  return secret.test(capitals) && !notSecret.test(capitals);
}

/** Whether a command passes names, a count or a digest on, and no values. */
export function isNamesOnly(command: string): boolean {
  return (
    (/^cut\s/.test(command) &&
      /\s-f\s*1(?![\d,-])/.test(command) &&
      /\s-d\s*["']?=/.test(command)) ||
    /^sed\s.*=\.[*+]/.test(command) ||
    (/^g?awk\s-F\s*["']?=/.test(command) && /^[^$\uE000]*[$\uE000]1\b[^$\uE000]*$/.test(command)) ||
    /^(?:wc|sha\d+sum|shasum|md5sum|cksum)\b/.test(command) ||
    (/^[ef]?grep\s/.test(command) &&
      (/\s(?:-[A-Za-z]*[cqlL][A-Za-z]*|--count|--quiet)(?=\s|$)/.test(command) ||
        /\s-[A-Za-z]*o\w*\s["']?\^\[\^=\]/.test(command)))
  );
}

/** Whether a command picks one variable by a name that holds no secret: `grep NODE_ENV`, `grep ^PORT=`. */
export function isHarmlessVariable(command: string): boolean {
  if (!/^[ef]?grep\s/.test(command) || /\s-[A-Za-z]*v/.test(command)) return false;
  const [pattern = ""] = command
    .replace(/["']/g, "")
    .split(" ")
    .slice(1)
    .filter((word) => !word.startsWith("-"));
  const name = pattern.replace(/^\^|=$/g, "");
  const isPrecise =
    /^\^\w+=$/.test(pattern) ||
    /^\^?\w+_(?:ENV|PORT|LEVEL|VERSION|HOST|REGION|MODE)=?$/.test(pattern);
  return isPrecise && !isSecretVariable(name);
}
