/** @returns "1 step", "2 steps". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`

/** @returns minutes and whole seconds: "1 minute 30 seconds". @param milliseconds what is less than a second is dropped */
export function duration(milliseconds: number): string {
  const all = Math.floor(milliseconds / 1000)
  const minutes = Math.floor(all / 60)
  const rest = all % 60
  if (minutes === 0) return counted(rest, 'second')
  return rest === 0 ? counted(minutes, 'minute') : `${counted(minutes, 'minute')} ${counted(rest, 'second')}`
}

/** @returns "a", "a and b", "a, b and c". */
export function listed(items: readonly string[], last: 'and' | 'or' = 'and'): string {
  const end = items.at(-1) ?? ''
  return items.length < 2 ? end : `${items.slice(0, -1).join(', ')} ${last} ${end}`
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
