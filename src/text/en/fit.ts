/** A terminal that is too small. */
export const fit = {
  larger: 'cowhand needs a larger terminal.',
  atLeast: (least: string, here: string): string => `At least ${least}; this one is ${here}.`,
}
