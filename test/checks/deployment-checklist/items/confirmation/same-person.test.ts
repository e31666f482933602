import { expect, it } from "vitest";
import {
  isSamePerson,
  personNamed,
} from "../../../../../src/checks/deployment-checklist/items/confirmation/same-person.ts";

const ada = { name: "Ada Lovelace", email: "ada@example.com" };

it.each([
  ["Ada Lovelace", ada],
  [" ada  LOVELACE ", ada],
  ["Ada Lovelace", { ...ada, name: "Ada\u00a0 Lovel\u00e1ce" }],
  ["ada@example.com", ada],
  ["ada", ada],
  [" @ada", ada],
  ["A. Lovelace <Ada@Example.com>  ", ada],
  ["Ada Lovelace <lovelace@example.org>", ada],
  ["ada+oncall@example.com", ada],
  ["A. L. <ada+oncall@example.com>", ada],
  ["ada@example.com", { name: "A. L.", email: "ada+git@example.com" }],
  ["ada", { name: "A. L.", email: "ada+git@example.com" }],
  ["a@example.com", { name: "A. L.", email: "a+git@example.com" }],
  ["2ada@example.com", { name: "A. L.", email: "2ada+git@example.com" }],
  ["ada", { name: "A. L.", email: "4711+ada@users.noreply.github.com" }],
])("%j is the same person as %j", (by, person) => {
  expect(isSamePerson(by, person)).toBe(true);
});

it.each([
  ["Grace Hopper", ada],
  ["Grace Hopper <grace@example.com>", ada],
  ["ada@example.org", ada],
  ["Grace (told <ada@example.com> of it)", ada],
  ["Grace Hopper", { name: "", email: "" }],
  ["", { name: "", email: "" }],
  ["4711", { name: "A. L.", email: "4711+ada@users.noreply.github.com" }],
])("%j is another person than %j", (by, person) => {
  expect(isSamePerson(by, person)).toBe(false);
});

it.each([
  ["Ada Lovelace <ada@example.com>", ada],
  ["Ada Lovelace<ada@example.com> ", ada],
  ["ada@example.com", { name: "ada@example.com", email: "ada@example.com" }],
  ["ada@shop <ada@example.com>", { name: "ada@shop", email: "ada@example.com" }],
  ["Ada", { name: "Ada", email: "" }],
  ["Ada <ada@example.com> of Shop", { name: "Ada <ada@example.com> of Shop" }],
])("%j names %j", (text, person) => {
  expect(personNamed(text)).toMatchObject(person);
});
