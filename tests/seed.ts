import fc from 'fast-check'

/**
 * Properties draw the same cases on every run, so that the tests of one commit pass or fail everywhere alike.
 * `COWHAND_SEED=any` draws new ones each time, which is how to hunt; a number draws those of that seed.
 */
const asked = process.env.COWHAND_SEED ?? '20261121'
if (asked !== 'any') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(asked) })
