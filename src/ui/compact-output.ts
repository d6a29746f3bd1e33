const ESCAPE = '\u001b['
const NEXT_LINES = /(?:\u001b\[E){2,}/g
const STYLES = /(?:\u001b\[[0-9;]*m){2,}/g

const isForeground = (code: number): boolean => (code >= 30 && code <= 39) || (code >= 90 && code <= 97)
const isBackground = (code: number): boolean => (code >= 40 && code <= 49) || (code >= 100 && code <= 107)

/** Whether `later` makes `earlier` pointless where nothing is written between them (ECMA-48, SGR). */
function overrides(later: number, earlier: number): boolean {
  if (later === 0) return true
  if (isForeground(later)) return isForeground(earlier)
  if (isBackground(later)) return isBackground(earlier)
  if (later === 22) return earlier === 1 || earlier === 2
  return later === 7 || later === 27 ? earlier === 7 || earlier === 27 : later === earlier
}

function mergeStyles(run: string): string {
  let kept: string[] = []
  for (const style of run.slice(ESCAPE.length, -1).split(`m${ESCAPE}`)) {
    const code = Number.parseInt(style || '0', 10)
    kept = [...kept.filter(earlier => !overrides(code, Number.parseInt(earlier || '0', 10))), style || '0']
  }
  return `${ESCAPE}${kept.join(';')}m`
}

/**
 * The same output in fewer bytes: styles that nothing is written in are left out, and a run of "next line" becomes
 * one. Ink writes a style for every span of the part of a line that it skips, and a move for every line.
 */
export const compact = (output: string): string =>
  output.replace(NEXT_LINES, run => `${ESCAPE}${run.length / 3}E`).replace(STYLES, mergeStyles)

/**
 * @param isLost whether the screen is not the game's any more: a timer that Ink has left behind would draw one more
 * frame over what is there then
 * @returns `stream` with all text that is written to it made compact
 */
export function compacting(stream: NodeJS.WriteStream, isLost: () => boolean): NodeJS.WriteStream {
  const write = (chunk: unknown, ...rest: never[]): boolean =>
    stream.write(isLost() ? '' : typeof chunk === 'string' ? compact(chunk) : String(chunk), ...rest)
  return new Proxy(stream, {
    get(target, name) {
      if (name === 'write') return write
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
    set: (target, name, value) => Reflect.set(target, name, value, target),
  })
}
