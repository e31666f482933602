import { counted } from "../../data/counted.ts";
import { type Html, html } from "../../report/html/html.ts";

const dayMs = 86_400_000;

/** A time as `2026-11-21 01:15 UTC`, with the exact one for machines. */
export function timeOf(at: string): Html {
  const [, day, minute] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})\S*Z$/.exec(at) ?? [];
  if (day === undefined || minute === undefined) return html`<bdi>${at}</bdi>`;
  return html`<time datetime="${at}">${day} ${minute} <abbr title="Coordinated Universal Time">UTC</abbr></time>`;
}

/** A day for people and machines. */
export function dayOf(day: string): Html {
  return /^\d{4}-\d{2}-\d{2}$/.test(day)
    ? html`<time datetime="${day}">${day}</time>`
    : html`<bdi>${day}</bdi>`;
}

/** How long ago something was: `3 days ago`. Empty when one of the times is none. */
export function agoOf(at: string, now: string): string {
  const minutes = Math.floor((Date.parse(now) - Date.parse(at)) / 60_000);
  if (Number.isNaN(minutes)) return "";
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${counted(minutes, "minute")} ago`;
  if (minutes < 60 * 48) return `${counted(Math.floor(minutes / 60), "hour")} ago`;
  return `${counted(Math.floor(minutes / 60 / 24), "day")} ago`;
}

/** The last `count` days up to that of a time, oldest first. */
export function lastDays(now: string, count: number): readonly string[] {
  const today = Math.floor(Date.parse(now) / dayMs);
  if (Number.isNaN(today)) return [];
  return Array.from({ length: count }, (_, at) => isoDayOf((today - count + 1 + at) * dayMs));
}

/** The day after one; undefined when that is no day. */
export function dayAfter(day: string): string | undefined {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) || isoDayOf(time) !== day ? undefined : isoDayOf(time + dayMs);
}

function isoDayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
