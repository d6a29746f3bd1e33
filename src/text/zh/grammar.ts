/** @returns "a", "a 和 b", "a、b 和 c". */
export function listed(items: readonly string[], last: '和' | '或' = '和'): string {
  const end = items.at(-1) ?? ''
  return items.length < 2 ? end : `${items.slice(0, -1).join('、')} ${last} ${end}`
}

/** @returns minutes and whole seconds. @param milliseconds what is less than a second is dropped */
export function duration(milliseconds: number): string {
  const all = Math.floor(milliseconds / 1000)
  const minutes = Math.floor(all / 60)
  const rest = all % 60
  if (minutes === 0) return `${rest} 秒`
  return rest === 0 ? `${minutes} 分钟` : `${minutes} 分 ${rest} 秒`
}

const isLatin = (name: string): boolean => /^[ -~]+$/.test(name)

/** @returns a name between characters: with blanks around it where it is in Latin letters. */
export const within = (name: string): string => (isLatin(name) ? ` ${name} ` : name)

/** @returns a name that begins a clause: with a blank behind it where it is in Latin letters. */
export const leading = (name: string): string => (isLatin(name) ? `${name} ` : name)
