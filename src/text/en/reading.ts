/** Texts that are longer than the screen. */
export const reading = {
  more: (lines: number, down: string): string => `${lines} ${lines === 1 ? 'line' : 'lines'} more ${down}`,
}
