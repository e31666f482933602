import { plainName } from "./quoted.ts";
import { keywordOf, nameOf, type Token } from "./tokens.ts";

/** Roles every server has, and words that stand where a role may. */
const builtIn = /^(public|current_user|current_role|session_user|pg_.*)$/;

/** The roles a statement names: owners, grantees, roles of policies and default privileges. */
export function rolesIn(tokens: readonly Token[]): readonly string[] {
  const words = tokens.map(keywordOf);
  const [first, second] = words;
  const roles: string[] = [];
  for (const [at, word] of words.entries()) {
    const before = words[at - 1];
    if (word === "TO" && before === "OWNER") roles.push(...namesAfter(tokens, at));
    if (word === "AUTHORIZATION") roles.push(...namesAfter(tokens, at));
    if (word === "ROLE" && before === "FOR") roles.push(...namesAfter(tokens, at));
    const isGrant = first === "GRANT" || first === "REVOKE" || second === "DEFAULT";
    if ((word === "TO" || word === "FROM") && isGrant) roles.push(...namesAfter(tokens, at));
    if (word === "TO" && second === "POLICY") roles.push(...namesAfter(tokens, at));
    if (word === "FOR" && second === "USER") roles.push(...namesAfter(tokens, at));
  }
  return roles.filter((role) => !builtIn.test(role));
}

/** `a, "B", c` after the word at an index. */
function namesAfter(tokens: readonly Token[], at: number): string[] {
  const names: string[] = [];
  for (let next = at + 1; next < tokens.length; next += 2) {
    const token = tokens[next];
    if (keywordOf(token) === "GROUP") next += 1;
    names.push(plainName(nameOf(tokens[next])));
    if (tokens[next + 1]?.text !== ",") break;
  }
  return names.filter((name) => name !== "");
}
