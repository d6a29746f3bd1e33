import { Trouble } from '../trouble.ts'

const ISO = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?(?:Z|([+-])(\d\d):?(\d\d))$/

/** Whether the month has that day. */
const exists = (year: number, month: number, day: number): boolean =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day

/**
 * @param text a time with its zone, as ISO 8601 writes it: 2026-11-27T18:00+01:00
 * @returns the same time in UTC, to the second: 2026-11-27T17:00:00Z
 * @throws Trouble where it is none
 */
export function deadlineOf(text: string): string {
  const [, ...parts] = ISO.exec(text.trim()) ?? []
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(0, 6)
    .map(part => Number(part ?? 0))
  const [sign = '+', hours = '0', minutes = '0'] = parts.slice(6)
  const fits =
    year >= 2000 &&
    month <= 12 &&
    month >= 1 &&
    hour < 24 &&
    minute < 60 &&
    second < 60 &&
    Number(hours) < 15 &&
    Number(minutes) < 60
  if (parts.length === 0 || !fits || day === 0 || !exists(year, month, day))
    throw new Trouble(
      '--deadline: a day, a time and its zone would do, such as 2026-11-27T18:00+01:00, or 2026-11-27T17:00Z in UTC',
    )
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  const moment = new Date(Date.UTC(year, month - 1, day, hour, minute - offset, second))
  return `${moment.toISOString().slice(0, 19)}Z`
}
