/** What is heard next: a line, that there are no more, or nothing for so long. */
export type Sound = { readonly kind: 'line'; readonly text: string } | { readonly kind: 'end' | 'silence' }

/**
 * Listens to lines as they come.
 * @param broken rejects where there is nothing to wait for any more
 * @returns a function that waits for the next one, at most so many milliseconds; null: as long as it takes
 */
export function listen(
  lines: AsyncIterator<string>,
  broken: Promise<never>,
): (patience: number | null) => Promise<Sound> {
  // A line that nobody had the patience for is still on its way.
  let coming: Promise<Sound> | null = null
  return async patience => {
    coming ??= lines
      .next()
      .then(({ done, value }): Sound => (done === true ? { kind: 'end' } : { kind: 'line', text: value }))
    let timer: NodeJS.Timeout | undefined
    const silence = new Promise<Sound>(resolve => {
      if (patience !== null) timer = setTimeout(() => resolve({ kind: 'silence' }), patience)
    })
    try {
      const sound = await Promise.race([coming, silence, broken])
      if (sound.kind !== 'silence') coming = null
      return sound
    } finally {
      clearTimeout(timer)
    }
  }
}
