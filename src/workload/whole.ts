import * as z from 'zod'

/** A whole number within bounds, with a message that says which. `what`: a unit behind "a whole number". */
export const whole = (least: number, most: number, what = '') => {
  const error = `a whole number${what} from ${least} to ${most} would do`
  return z.number({ error }).int({ error }).min(least, { error }).max(most, { error })
}
